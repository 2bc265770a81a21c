-- How long we wait for a lock, and how soon the server sees that we are gone with ours.
SELECT
    set_config('lock_timeout', :lock_timeout, FALSE) AS lock_timeout,
    set_config('client_connection_check_interval', '5s', FALSE) AS check_interval,
    set_config('tcp_keepalives_idle', '30', FALSE) AS keepalives_idle,
    set_config('tcp_keepalives_interval', '10', FALSE) AS keepalives_interval,
    set_config('tcp_keepalives_count', '3', FALSE) AS keepalives_count

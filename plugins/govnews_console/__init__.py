"""What govnews adds to Airflow: the common schedule of its DAGs, failure notices, Data Docs."""

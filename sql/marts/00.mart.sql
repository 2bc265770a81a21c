-- What analysts read. Views show current texts and news days only, so that equal pages give
-- equal rows; moments of fetching stay in warehouse and explain_url.
COMMENT ON SCHEMA mart IS
'What analysts read: views and functions | Nơi người phân tích đọc: khung nhìn và hàm';

-- The two tables of the original server. A database imported from its own dump has them already; then nothing happens here.
CREATE TABLE IF NOT EXISTS brands (
  brand_id INTEGER NOT NULL PRIMARY KEY /*! AUTO_INCREMENT */,
  brand_name VARCHAR(100) NOT NULL
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci */;

CREATE TABLE IF NOT EXISTS products (
  product_id INTEGER NOT NULL PRIMARY KEY /*! AUTO_INCREMENT */,
  product_name VARCHAR(200) NOT NULL,
  price DECIMAL(18,2) NOT NULL,
  qty INTEGER NOT NULL,
  brand_id INTEGER DEFAULT NULL
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci */;

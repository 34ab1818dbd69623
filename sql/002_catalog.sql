-- What a catalogue needs beside the original's columns. The original server keeps working on these tables: every new column has
-- a default and is hidden from its SELECT * where the engine can do so (MariaDB 10.3, MySQL 8.0.23), and nothing refuses a row of its.
CREATE TABLE IF NOT EXISTS categories (
  category_id INTEGER NOT NULL PRIMARY KEY /*! AUTO_INCREMENT */,
  parent_id INTEGER DEFAULT NULL,
  slug VARCHAR(100) NOT NULL,
  name_en VARCHAR(100) NOT NULL,
  name_id VARCHAR(100) NOT NULL,
  position INTEGER NOT NULL,
  UNIQUE (slug),
  FOREIGN KEY (parent_id) REFERENCES categories (category_id)
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

-- The price as an integer that is read, filtered and sorted by; `price` stays the authority.
ALTER TABLE products ADD COLUMN price_minor BIGINT GENERATED ALWAYS AS (CAST(ROUND(price * 100) AS /*! SIGNED */ INTEGER)) VIRTUAL /*!80023 INVISIBLE *//*M!100303 INVISIBLE */;

ALTER TABLE products ADD COLUMN slug VARCHAR(100) /*! CHARACTER SET utf8mb4 COLLATE utf8mb4_bin */ DEFAULT NULL /*!80023 INVISIBLE *//*M!100303 INVISIBLE */;

ALTER TABLE products ADD COLUMN category_id INTEGER DEFAULT NULL /*!80023 INVISIBLE *//*M!100303 INVISIBLE */;

ALTER TABLE products ADD COLUMN description_en VARCHAR(2000) /*! CHARACTER SET utf8mb4 COLLATE utf8mb4_bin */ DEFAULT NULL /*!80023 INVISIBLE *//*M!100303 INVISIBLE */;

ALTER TABLE products ADD COLUMN description_id VARCHAR(2000) /*! CHARACTER SET utf8mb4 COLLATE utf8mb4_bin */ DEFAULT NULL /*!80023 INVISIBLE *//*M!100303 INVISIBLE */;

CREATE UNIQUE INDEX products_slug ON products (slug);

CREATE INDEX products_price ON products (price_minor, product_id);

CREATE INDEX products_brand ON products (brand_id, product_id);

CREATE INDEX products_category ON products (category_id, product_id);

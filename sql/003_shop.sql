-- What an order needs. Money is in minor units, time is UTC text with milliseconds ('2026-01-05T08:30:00.000Z'), lists and addresses
-- that are only kept and shown are JSON text. Without IF NOT EXISTS: a table of another program is never taken for ours.
ALTER TABLE products ADD COLUMN reserved INTEGER NOT NULL DEFAULT 0 /*!80023 INVISIBLE *//*M!100303 INVISIBLE */;

-- The stock that the ledger knows of; where it differs from qty, somebody changed qty beside us. NULL: not in the ledger yet.
ALTER TABLE products ADD COLUMN counted INTEGER DEFAULT NULL /*!80023 INVISIBLE *//*M!100303 INVISIBLE */;

ALTER TABLE products ADD COLUMN archived_at VARCHAR(24) /*! CHARACTER SET utf8mb4 COLLATE utf8mb4_bin */ DEFAULT NULL /*!80023 INVISIBLE *//*M!100303 INVISIBLE */;

-- The words a product is found by, and the name that they were made of.
ALTER TABLE products ADD COLUMN search_text MEDIUMTEXT /*! CHARACTER SET utf8mb4 COLLATE utf8mb4_bin */ DEFAULT NULL /*!80023 INVISIBLE *//*M!100303 INVISIBLE */;

ALTER TABLE products ADD COLUMN search_name VARCHAR(200) /*! CHARACTER SET utf8mb4 COLLATE utf8mb4_bin */ DEFAULT NULL /*!80023 INVISIBLE *//*M!100303 INVISIBLE */;

-- Facets are counted from this index alone, in its order, without a look at the rows.
CREATE INDEX products_facets ON products (brand_id, category_id, archived_at, qty, price_minor);

CREATE TABLE shop_state (
  name VARCHAR(40) NOT NULL PRIMARY KEY,
  value VARCHAR(200) NOT NULL
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

-- The ledger: what came (+) and went (-) of a product on hand, and how much of it is promised to orders. From one end of what a stock
-- column holds to the other it is further than such a column tells.
CREATE TABLE stock_movements (
  movement_id INTEGER NOT NULL PRIMARY KEY /*! AUTO_INCREMENT */,
  product_id INTEGER NOT NULL,
  on_hand_delta BIGINT NOT NULL,
  reserved_delta BIGINT NOT NULL,
  reason VARCHAR(20) NOT NULL,
  reference VARCHAR(40) DEFAULT NULL,
  note VARCHAR(200) DEFAULT NULL,
  created_at VARCHAR(24) NOT NULL
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

CREATE INDEX stock_movements_product ON stock_movements (product_id, movement_id);

CREATE TABLE accounts (
  account_id VARCHAR(40) NOT NULL PRIMARY KEY,
  email VARCHAR(254) NOT NULL,
  name VARCHAR(100) NOT NULL,
  password_hash VARCHAR(200) NOT NULL,
  role VARCHAR(10) NOT NULL,
  is_demo INTEGER NOT NULL DEFAULT 0,
  created_at VARCHAR(24) NOT NULL,
  UNIQUE (email)
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

-- One row per login, its tokens as SHA-256 in hex. A login that is revoked is deleted.
CREATE TABLE sessions (
  session_id VARCHAR(40) NOT NULL PRIMARY KEY,
  account_id VARCHAR(40) NOT NULL,
  access_hash VARCHAR(64) NOT NULL,
  access_expires_at VARCHAR(24) NOT NULL,
  refresh_hash VARCHAR(64) NOT NULL,
  refresh_expires_at VARCHAR(24) NOT NULL,
  created_at VARCHAR(24) NOT NULL,
  UNIQUE (access_hash),
  UNIQUE (refresh_hash),
  FOREIGN KEY (account_id) REFERENCES accounts (account_id) ON DELETE CASCADE
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

-- Refresh tokens that were exchanged for new ones: whoever sends one again revokes its session.
CREATE TABLE spent_tokens (
  token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  session_id VARCHAR(40) NOT NULL,
  FOREIGN KEY (session_id) REFERENCES sessions (session_id) ON DELETE CASCADE
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

CREATE TABLE login_attempts (
  bucket VARCHAR(64) NOT NULL PRIMARY KEY,
  attempts INTEGER NOT NULL,
  resets_at VARCHAR(24) NOT NULL
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

CREATE TABLE addresses (
  address_id VARCHAR(40) NOT NULL PRIMARY KEY,
  account_id VARCHAR(40) NOT NULL,
  content TEXT NOT NULL,
  created_at VARCHAR(24) NOT NULL,
  FOREIGN KEY (account_id) REFERENCES accounts (account_id) ON DELETE CASCADE
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

-- scope: SHA-256 in hex of who asked for what under which key. status is NULL while the first request runs.
CREATE TABLE idempotency_keys (
  scope VARCHAR(64) NOT NULL PRIMARY KEY,
  fingerprint VARCHAR(64) NOT NULL,
  status INTEGER DEFAULT NULL,
  headers TEXT DEFAULT NULL,
  body MEDIUMTEXT DEFAULT NULL,
  created_at VARCHAR(24) NOT NULL
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

CREATE TABLE promotions (
  code VARCHAR(40) NOT NULL PRIMARY KEY,
  kind VARCHAR(12) NOT NULL,
  value BIGINT NOT NULL,
  minimum BIGINT NOT NULL,
  starts_at VARCHAR(24) DEFAULT NULL,
  ends_at VARCHAR(24) DEFAULT NULL,
  usage_limit INTEGER DEFAULT NULL,
  used INTEGER NOT NULL DEFAULT 0,
  created_at VARCHAR(24) NOT NULL,
  CHECK (used >= 0 AND (usage_limit IS NULL OR used <= usage_limit))
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

-- account_id NULL: a guest's, open to whoever holds the id. status: open, completed, merged.
CREATE TABLE carts (
  cart_id VARCHAR(40) NOT NULL PRIMARY KEY,
  account_id VARCHAR(40) DEFAULT NULL,
  status VARCHAR(10) NOT NULL,
  email VARCHAR(254) DEFAULT NULL,
  shipping_address TEXT DEFAULT NULL,
  billing_address TEXT DEFAULT NULL,
  shipping_option VARCHAR(40) DEFAULT NULL,
  expires_at VARCHAR(24) NOT NULL,
  created_at VARCHAR(24) NOT NULL
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

CREATE INDEX carts_expiry ON carts (status, expires_at);

CREATE TABLE cart_items (
  item_id VARCHAR(40) NOT NULL PRIMARY KEY,
  cart_id VARCHAR(40) NOT NULL,
  product_id INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  position INTEGER NOT NULL,
  UNIQUE (cart_id, product_id),
  CHECK (quantity > 0),
  FOREIGN KEY (cart_id) REFERENCES carts (cart_id) ON DELETE CASCADE
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

CREATE TABLE cart_promotions (
  cart_id VARCHAR(40) NOT NULL,
  code VARCHAR(40) NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (cart_id, code),
  FOREIGN KEY (cart_id) REFERENCES carts (cart_id) ON DELETE CASCADE
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

-- A snapshot: nothing in it changes when products, promotions or rates do. cart_id is unique, so a cart becomes one order.
CREATE TABLE orders (
  order_id VARCHAR(40) NOT NULL PRIMARY KEY,
  cart_id VARCHAR(40) NOT NULL,
  account_id VARCHAR(40) DEFAULT NULL,
  status VARCHAR(12) NOT NULL,
  payment_status VARCHAR(20) NOT NULL,
  fulfillment_status VARCHAR(20) NOT NULL,
  email VARCHAR(254) NOT NULL,
  shipping_address TEXT NOT NULL,
  billing_address TEXT NOT NULL,
  shipping_option VARCHAR(40) NOT NULL,
  shipping_name TEXT NOT NULL,
  subtotal BIGINT NOT NULL,
  discount BIGINT NOT NULL,
  shipping BIGINT NOT NULL,
  tax BIGINT NOT NULL,
  total BIGINT NOT NULL,
  expires_at VARCHAR(24) NOT NULL,
  created_at VARCHAR(24) NOT NULL,
  UNIQUE (cart_id),
  CHECK (subtotal - discount + shipping + tax = total)
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

CREATE INDEX orders_account ON orders (account_id, created_at, order_id);

CREATE INDEX orders_age ON orders (created_at, order_id);

CREATE INDEX orders_expiry ON orders (status, expires_at);

-- fulfilled: pieces sent; released: pieces that will not be sent any more; restocked: pieces that came back.
CREATE TABLE order_lines (
  line_id VARCHAR(40) NOT NULL PRIMARY KEY,
  order_id VARCHAR(40) NOT NULL,
  position INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  name VARCHAR(200) NOT NULL,
  slug VARCHAR(100) NOT NULL,
  unit_price BIGINT NOT NULL,
  quantity INTEGER NOT NULL,
  discount BIGINT NOT NULL,
  tax BIGINT NOT NULL,
  total BIGINT NOT NULL,
  fulfilled INTEGER NOT NULL DEFAULT 0,
  released INTEGER NOT NULL DEFAULT 0,
  restocked INTEGER NOT NULL DEFAULT 0,
  CHECK (fulfilled + released <= quantity AND restocked <= fulfilled),
  FOREIGN KEY (order_id) REFERENCES orders (order_id) ON DELETE CASCADE
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

CREATE INDEX order_lines_product ON order_lines (product_id);

CREATE TABLE order_promotions (
  order_id VARCHAR(40) NOT NULL,
  code VARCHAR(40) NOT NULL,
  amount BIGINT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (order_id, code),
  FOREIGN KEY (order_id) REFERENCES orders (order_id) ON DELETE CASCADE
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

-- Of a card, its brand and last four digits are all that is kept. pending_failure: what the card will answer once 3-D Secure is passed.
CREATE TABLE payments (
  payment_id VARCHAR(40) NOT NULL PRIMARY KEY,
  order_id VARCHAR(40) NOT NULL,
  status VARCHAR(30) NOT NULL,
  capture VARCHAR(10) NOT NULL,
  amount BIGINT NOT NULL,
  captured BIGINT NOT NULL DEFAULT 0,
  refunded BIGINT NOT NULL DEFAULT 0,
  card_brand VARCHAR(20) NOT NULL,
  card_last4 VARCHAR(4) NOT NULL,
  pending_failure VARCHAR(40) DEFAULT NULL,
  failure VARCHAR(40) DEFAULT NULL,
  position INTEGER NOT NULL,
  created_at VARCHAR(24) NOT NULL,
  CHECK (captured <= amount AND refunded <= captured),
  FOREIGN KEY (order_id) REFERENCES orders (order_id) ON DELETE CASCADE
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

CREATE TABLE refunds (
  refund_id VARCHAR(40) NOT NULL PRIMARY KEY,
  payment_id VARCHAR(40) NOT NULL,
  amount BIGINT NOT NULL,
  reason VARCHAR(200) DEFAULT NULL,
  restock TEXT NOT NULL,
  position INTEGER NOT NULL,
  created_at VARCHAR(24) NOT NULL,
  FOREIGN KEY (payment_id) REFERENCES payments (payment_id) ON DELETE CASCADE
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

CREATE TABLE fulfillments (
  fulfillment_id VARCHAR(40) NOT NULL PRIMARY KEY,
  order_id VARCHAR(40) NOT NULL,
  status VARCHAR(10) NOT NULL,
  tracking VARCHAR(100) DEFAULT NULL,
  position INTEGER NOT NULL,
  created_at VARCHAR(24) NOT NULL,
  delivered_at VARCHAR(24) DEFAULT NULL,
  FOREIGN KEY (order_id) REFERENCES orders (order_id) ON DELETE CASCADE
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

CREATE TABLE fulfillment_lines (
  fulfillment_id VARCHAR(40) NOT NULL,
  line_id VARCHAR(40) NOT NULL,
  quantity INTEGER NOT NULL,
  PRIMARY KEY (fulfillment_id, line_id),
  FOREIGN KEY (fulfillment_id) REFERENCES fulfillments (fulfillment_id) ON DELETE CASCADE
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

-- The outbox: what happened, written in the transaction in which it happened.
CREATE TABLE events (
  event_id VARCHAR(40) NOT NULL PRIMARY KEY,
  type VARCHAR(60) NOT NULL,
  payload MEDIUMTEXT NOT NULL,
  created_at VARCHAR(24) NOT NULL
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

CREATE INDEX events_age ON events (created_at);

CREATE TABLE webhook_endpoints (
  endpoint_id VARCHAR(40) NOT NULL PRIMARY KEY,
  url VARCHAR(2000) NOT NULL,
  secret VARCHAR(100) NOT NULL,
  event_types TEXT NOT NULL,
  created_at VARCHAR(24) NOT NULL
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

-- status: pending, succeeded, failed (given up). claimed_until: a process is sending it.
CREATE TABLE webhook_deliveries (
  delivery_id VARCHAR(40) NOT NULL PRIMARY KEY,
  event_id VARCHAR(40) NOT NULL,
  endpoint_id VARCHAR(40) NOT NULL,
  status VARCHAR(10) NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_at VARCHAR(24) DEFAULT NULL,
  claimed_until VARCHAR(24) DEFAULT NULL,
  last_status INTEGER DEFAULT NULL,
  last_error VARCHAR(200) DEFAULT NULL,
  created_at VARCHAR(24) NOT NULL,
  finished_at VARCHAR(24) DEFAULT NULL,
  FOREIGN KEY (event_id) REFERENCES events (event_id) ON DELETE CASCADE,
  FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoints (endpoint_id) ON DELETE CASCADE
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

CREATE INDEX webhook_deliveries_due ON webhook_deliveries (endpoint_id, status, next_attempt_at);

CREATE INDEX webhook_deliveries_age ON webhook_deliveries (endpoint_id, created_at, delivery_id);

CREATE INDEX webhook_deliveries_event ON webhook_deliveries (event_id);

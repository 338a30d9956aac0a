-- Sales, as much as "bought" and "kept" need: what is sold, orders, money taken, goods delivered, returns, refunds.
-- Amounts are fen. Who bought is a customer's id; their name and number stay with customers.

CREATE TABLE product (
  org_id    text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id        text NOT NULL,
  name_zh   text NOT NULL,
  name_en   text NOT NULL,
  -- health-food, appliance, service, other: what may be claimed of it follows from this
  category  text NOT NULL CHECK (category IN ('health-food', 'food', 'appliance', 'service', 'other')),
  unit_zh   text NOT NULL DEFAULT '件',
  price     bigint NOT NULL CHECK (price > 0),
  ended_at  timestamptz,
  PRIMARY KEY (org_id, id)
);
SELECT guiju_tenant('product');

-- Named sale_order, since ORDER is a word of SQL
CREATE TABLE sale_order (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id          text NOT NULL,
  number      text NOT NULL,
  customer_id text NOT NULL,
  seller      text NOT NULL,
  event       text,
  placed_at   timestamptz NOT NULL,
  total       bigint NOT NULL CHECK (total > 0),
  deposit     bigint NOT NULL DEFAULT 0,
  received    bigint NOT NULL DEFAULT 0,
  returned    bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, number)
);
CREATE INDEX sale_order_customer ON sale_order (org_id, customer_id, placed_at);
CREATE INDEX sale_order_seller ON sale_order (org_id, seller, placed_at);
CREATE INDEX sale_order_placed ON sale_order (org_id, placed_at);
SELECT guiju_tenant('sale_order');

CREATE TABLE order_line (
  org_id       text NOT NULL DEFAULT current_setting('app.org_id', true),
  order_id     text NOT NULL,
  line         integer NOT NULL,
  product_id   text NOT NULL,
  quantity     integer NOT NULL CHECK (quantity > 0),
  price        bigint NOT NULL CHECK (price > 0),
  delivered_at timestamptz,
  returned     integer NOT NULL DEFAULT 0 CHECK (returned BETWEEN 0 AND quantity),
  PRIMARY KEY (org_id, order_id, line),
  FOREIGN KEY (org_id, order_id) REFERENCES sale_order,
  FOREIGN KEY (org_id, product_id) REFERENCES product
);
SELECT guiju_tenant('order_line');

-- Money taken, and given back (negative)
CREATE TABLE payment (
  org_id    text NOT NULL DEFAULT current_setting('app.org_id', true),
  id        text NOT NULL,
  order_id  text NOT NULL,
  kind      text NOT NULL CHECK (kind IN ('deposit', 'payment', 'refund')),
  amount    bigint NOT NULL,
  way       text NOT NULL CHECK (way IN ('cash', 'wechat', 'alipay', 'card', 'transfer')),
  -- The shop's own payment code gives one
  reference text NOT NULL DEFAULT '',
  taken_by  text NOT NULL,
  taken_at  timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, order_id) REFERENCES sale_order
);
CREATE INDEX payment_order ON payment (org_id, order_id);
CREATE INDEX payment_taken ON payment (org_id, taken_at);
SELECT guiju_tenant('payment');

CREATE TABLE sale_return (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  id          text NOT NULL,
  order_id    text NOT NULL,
  lines       jsonb NOT NULL,
  amount      bigint NOT NULL CHECK (amount > 0),
  asked_at    timestamptz NOT NULL,
  accepted_by text NOT NULL,
  refunded_at timestamptz,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, order_id) REFERENCES sale_order
);
CREATE INDEX sale_return_order ON sale_return (org_id, order_id);
SELECT guiju_tenant('sale_return');

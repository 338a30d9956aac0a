-- The order desk: what may be said of a product, batches, signed contracts, read-backs, invoices, the till that two
-- people count, and what a return pays back. Amounts are fen; words about people stay out of facts.

ALTER TABLE product
  ADD COLUMN unit_en text NOT NULL DEFAULT 'pc',
  -- What may be said of it: the function on its label, or what it does; screened before it is kept
  ADD COLUMN claims text NOT NULL DEFAULT '',
  -- 不适宜人群, and the approval number of a health food
  ADD COLUMN not_for text NOT NULL DEFAULT '',
  ADD COLUMN approval text NOT NULL DEFAULT '',
  ADD COLUMN kept_by text,
  ADD COLUMN kept_at timestamptz;

CREATE TABLE product_batch (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true),
  product_id text NOT NULL,
  batch      text NOT NULL,
  expires_on date,
  ended_at   timestamptz,
  PRIMARY KEY (org_id, product_id, batch),
  FOREIGN KEY (org_id, product_id) REFERENCES product
);
SELECT guiju_tenant('product_batch');

-- Which batch somebody has at home: needed on the day a batch is called back
ALTER TABLE order_line ADD COLUMN batch text;
CREATE INDEX order_line_batch ON order_line (org_id, product_id, batch) WHERE batch IS NOT NULL;

ALTER TABLE sale_order
  -- Agreed with the customer for what is still open: delivery, use explained, the rest paid
  ADD COLUMN visit_at timestamptz,
  ADD COLUMN read_back_by text,
  ADD COLUMN read_back_at timestamptz,
  ADD COLUMN confirmed_by text,
  ADD COLUMN confirmed_at timestamptz;
CREATE INDEX sale_order_event ON sale_order (org_id, event) WHERE event IS NOT NULL;

CREATE TABLE sale_contract (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  id          text NOT NULL,
  order_id    text NOT NULL,
  number      text NOT NULL,
  -- 定金 in the law's sense is agreed in writing here, or it is 订金
  earnest     boolean NOT NULL DEFAULT false,
  -- The goods, amounts and terms as they stood when it was signed
  body        jsonb NOT NULL,
  -- The attachment with the signature; null once its person is erased
  signature   text,
  signed_at   timestamptz NOT NULL,
  witness     text NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, order_id),
  UNIQUE (org_id, number),
  FOREIGN KEY (org_id, order_id) REFERENCES sale_order
);
SELECT guiju_tenant('sale_contract');

-- A cash box: one for each gathering, and one for every other day
CREATE TABLE till (
  org_id    text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id        text NOT NULL,
  event     text,
  day       date NOT NULL,
  opened_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id)
);
SELECT guiju_tenant('till');

CREATE TABLE cash_close (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  id          text NOT NULL,
  till_id     text NOT NULL,
  counted_by  text NOT NULL,
  counted_at  timestamptz NOT NULL,
  -- The second of the two, from their own sign-in; until then it is only a count
  second      text,
  closed_at   timestamptz,
  explanation text NOT NULL DEFAULT '',
  banked_by   text,
  banked_at   timestamptz,
  banked      bigint,
  slip        text NOT NULL DEFAULT '',
  PRIMARY KEY (org_id, id),
  CHECK (second IS NULL OR second <> counted_by),
  FOREIGN KEY (org_id, till_id) REFERENCES till
);
CREATE INDEX cash_close_till ON cash_close (org_id, till_id);
-- Two people count one box once at a time
CREATE UNIQUE INDEX cash_close_counting ON cash_close (org_id, till_id) WHERE closed_at IS NULL;
SELECT guiju_tenant('cash_close');

CREATE TABLE cash_close_way (
  org_id   text NOT NULL DEFAULT current_setting('app.org_id', true),
  close_id text NOT NULL,
  way      text NOT NULL CHECK (way IN ('cash', 'wechat', 'alipay', 'card', 'transfer')),
  expected bigint NOT NULL,
  counted  bigint NOT NULL,
  PRIMARY KEY (org_id, close_id, way),
  FOREIGN KEY (org_id, close_id) REFERENCES cash_close
);
SELECT guiju_tenant('cash_close_way');

ALTER TABLE payment
  ADD COLUMN word text NOT NULL DEFAULT 'refundable' CHECK (word IN ('refundable', 'earnest')),
  -- The box it lies in, and the close that counted it
  ADD COLUMN till_id text,
  ADD COLUMN close_id text;
-- One payment of the shop's own code is one payment here
CREATE UNIQUE INDEX payment_reference ON payment (org_id, way, reference) WHERE reference <> '' AND kind <> 'refund';
CREATE INDEX payment_till ON payment (org_id, till_id) WHERE close_id IS NULL;

ALTER TABLE sale_return
  -- What is paid back: less than the goods' value where they were not paid in full
  ADD COLUMN refund bigint,
  -- customer:… on their own page, or member:…
  ADD COLUMN asked_by text,
  ADD COLUMN way text CHECK (way IN ('cash', 'wechat', 'alipay', 'card', 'transfer')),
  ADD COLUMN refund_due date;
UPDATE sale_return SET refund = amount, asked_by = 'member:' || accepted_by;
ALTER TABLE sale_return ALTER COLUMN refund SET NOT NULL, ALTER COLUMN asked_by SET NOT NULL;
CREATE INDEX sale_return_owed ON sale_return (org_id, refund_due) WHERE refunded_at IS NULL;

CREATE TABLE invoice (
  org_id       text NOT NULL DEFAULT current_setting('app.org_id', true),
  id           text NOT NULL,
  order_id     text NOT NULL,
  -- The red-letter one takes back the one it names
  takes_back   text,
  -- Whom it is made out to; emptied when the customer is erased
  title        text NOT NULL,
  tax_number   text NOT NULL DEFAULT '',
  amount       bigint NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  number       text,
  issued_by    text,
  issued_at    timestamptz,
  -- Everything went back before it was issued
  dropped_at   timestamptz,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, number),
  FOREIGN KEY (org_id, order_id) REFERENCES sale_order,
  FOREIGN KEY (org_id, takes_back) REFERENCES invoice
);
CREATE INDEX invoice_order ON invoice (org_id, order_id);
CREATE INDEX invoice_open ON invoice (org_id, requested_at) WHERE issued_at IS NULL AND dropped_at IS NULL;
SELECT guiju_tenant('invoice');

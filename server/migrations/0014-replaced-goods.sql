-- Goods handed over in place of faulty ones: the warranty begins again, and what came back is kept as defective.

CREATE TABLE goods_replacement (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  id          text NOT NULL,
  order_id    text NOT NULL,
  line        integer NOT NULL,
  quantity    integer NOT NULL CHECK (quantity > 0),
  -- The ticket it was done for
  cause       text NOT NULL,
  replaced_by text NOT NULL,
  replaced_at timestamptz NOT NULL,
  -- What came back: not sold again until somebody has looked at it
  defective   boolean NOT NULL DEFAULT true,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, order_id) REFERENCES sale_order
);
CREATE INDEX goods_replacement_order ON goods_replacement (org_id, order_id);
SELECT guiju_tenant('goods_replacement');

-- jsonb sorts the keys of an object by their length; a sheet's choices stand in the order the pack wrote them. What was
-- adopted before keeps its order until its clause is adopted anew.
ALTER TABLE clause_version ALTER COLUMN body TYPE json USING body::json;
ALTER TABLE pack_adoption ALTER COLUMN body TYPE json USING body::json;

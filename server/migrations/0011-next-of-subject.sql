-- What is owed about somebody next, without reading everything that is owed about them
DROP INDEX obligation_subject;
CREATE INDEX obligation_subject ON obligation (org_id, subject, due_at) WHERE state = 'open';

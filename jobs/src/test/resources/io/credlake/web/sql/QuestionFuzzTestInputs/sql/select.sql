-- one; only
SELECT $$a;b$$, 'it''s;' FROM "t;" /* ; */;

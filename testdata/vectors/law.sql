-- The penny law once more, in SQL, for SQLite and PostgreSQL alike. It needs two
-- tables, in which a question is an amount and its weights, or a stream of amounts
-- in the order of their steps:
--
--   CREATE TABLE weights (question TEXT, code TEXT, weight BIGINT);
--   CREATE TABLE amounts (question TEXT, step BIGINT, pence BIGINT);
--
-- Codes must sort by their bytes: in PostgreSQL say code TEXT COLLATE "C", in SQLite
-- it is so by itself. Whole numbers of 64 bits are enough for weights that sum to
-- 3,037,000,499 and every amount but the most negative; with NUMERIC for BIGINT in
-- PostgreSQL there is no limit.

-- The shares of each total so far: of an amount by itself, its own.
CREATE VIEW shares AS
WITH total AS (
  SELECT question, step, sum(pence) OVER (PARTITION BY question ORDER BY step) AS pence FROM amounts
), sums AS (
  SELECT question, sum(weight) AS weights FROM weights GROUP BY question
), divided AS ( -- the magnitude is whole × weights + rest
  SELECT question, step, weights, abs(pence) AS magnitude, CASE WHEN pence < 0 THEN -1 ELSE 1 END AS direction,
    (abs(pence) - abs(pence) % weights) / weights AS whole, abs(pence) % weights AS rest
  FROM total JOIN sums USING (question)
), rounded AS ( -- down to a penny, and what that leaves of one
  SELECT question, step, code, magnitude, direction,
    whole * weight + (rest * weight - rest * weight % weights) / weights AS part, rest * weight % weights AS remainder
  FROM divided JOIN weights USING (question)
), ranked AS (
  SELECT question, step, code, direction, part,
    magnitude - sum(part) OVER (PARTITION BY question, step) AS odd_pennies,
    row_number() OVER (PARTITION BY question, step ORDER BY remainder DESC, code) AS place
  FROM rounded
)
SELECT question, step, code, direction * (part + CASE WHEN place <= odd_pennies THEN 1 ELSE 0 END) AS share FROM ranked;

-- What each amount of a stream charges: the shares with it, less the shares without.
CREATE VIEW parts AS
SELECT question, step, code, share - lag(share, 1, share - share) OVER (PARTITION BY question, code ORDER BY step) AS part FROM shares;

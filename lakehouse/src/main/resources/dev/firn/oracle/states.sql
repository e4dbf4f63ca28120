SELECT state, mean, row_number() OVER (ORDER BY state) - 1 AS number
FROM (VALUES
  ('AK', -3), ('AL', 17), ('AR', 16), ('AZ', 16), ('CA', 15), ('CO', 7), ('CT', 9), ('DC', 14), ('DE', 13), ('FL', 22),
  ('GA', 18), ('HI', 21), ('IA', 9), ('ID', 7), ('IL', 11), ('IN', 11), ('KS', 12), ('KY', 13), ('LA', 19), ('MA', 9),
  ('MD', 12), ('ME', 5), ('MI', 7), ('MN', 5), ('MO', 12), ('MS', 17), ('MT', 6), ('NC', 15), ('ND', 5), ('NE', 9),
  ('NH', 6), ('NJ', 12), ('NM', 12), ('NV', 10), ('NY', 7), ('OH', 10), ('OK', 15), ('OR', 9), ('PA', 9), ('RI', 10),
  ('SC', 17), ('SD', 7), ('TN', 14), ('TX', 18), ('UT', 9), ('VA', 13), ('VT', 6), ('WA', 9), ('WI', 6), ('WV', 11),
  ('WY', 6)
) AS climate (state, mean)

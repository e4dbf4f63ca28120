SELECT 'store' AS channel, t.* FROM (${store}) t
UNION ALL SELECT 'catalog', t.* FROM (${catalog}) t
UNION ALL SELECT 'web', t.* FROM (${web}) t

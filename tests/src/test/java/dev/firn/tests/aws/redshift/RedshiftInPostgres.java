package dev.firn.tests.aws.redshift;

import dev.firn.semantic.target.Grantee;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What PostgreSQL has instead of what Redshift has.
 *
 * <ul>
 *   <li>Views bind when they are made, not late.
 *   <li>An external schema is a schema with tables, and a row of {@code svv_external_schemas}.
 *   <li>Users, groups and roles are all roles; which was meant is in {@code fake_identities}.
 *   <li>{@code APPROXIMATE COUNT(DISTINCT x)} is {@code COUNT(DISTINCT x)}, and {@code ADD_MONTHS}
 *       is a function of its own.
 * </ul>
 */
final class RedshiftInPostgres {

  private static final Pattern EXTERNAL_SCHEMA =
      Pattern.compile(
          "CREATE EXTERNAL SCHEMA IF NOT EXISTS \"([a-z0-9_]+)\" FROM DATA CATALOG DATABASE '([^']+)'"
              + " REGION '([^']+)' IAM_ROLE (default|'[^']+')( CATALOG_ID '[0-9]+')?");

  private static final String CATALOG =
      """
      SET standard_conforming_strings = off;
      SET escape_string_warning = off;
      CREATE OR REPLACE FUNCTION public.add_months(day timestamp, months integer) RETURNS timestamp
        LANGUAGE sql IMMUTABLE AS 'SELECT day + make_interval(months => months)';
      CREATE TABLE IF NOT EXISTS public.svv_external_schemas
        (eskind integer, schemaname text PRIMARY KEY, databasename text, esoptions text);
      CREATE TABLE IF NOT EXISTS public.fake_identities (name text PRIMARY KEY, kind text);
      CREATE OR REPLACE VIEW public.svv_relation_privileges AS
        SELECT n.nspname AS namespace_name, c.relname AS relation_name, a.privilege_type,
            coalesce(i.name, pg_get_userbyid(a.grantee)) AS identity_name,
            CASE WHEN a.grantee = 0 THEN 'public' ELSE coalesce(i.kind, 'user') END AS identity_type
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
            aclexplode(c.relacl) a LEFT JOIN fake_identities i ON i.name = pg_get_userbyid(a.grantee);
      CREATE OR REPLACE VIEW public.svv_schema_privileges AS
        SELECT n.nspname AS namespace_name, a.privilege_type,
            coalesce(i.name, pg_get_userbyid(a.grantee)) AS identity_name,
            CASE WHEN a.grantee = 0 THEN 'public' ELSE coalesce(i.kind, 'user') END AS identity_type
          FROM pg_namespace n, aclexplode(n.nspacl) a
            LEFT JOIN fake_identities i ON i.name = pg_get_userbyid(a.grantee);
      """;

  private RedshiftInPostgres() {}

  static void prepare(Connection postgres) throws SQLException {
    try (Statement statement = postgres.createStatement()) {
      statement.execute(CATALOG);
    }
  }

  static void create(Grantee identity, Connection postgres) throws SQLException {
    try (Statement statement = postgres.createStatement()) {
      statement.execute(
          "DO 'BEGIN CREATE ROLE \"%s\"; EXCEPTION WHEN duplicate_object THEN END'"
              .formatted(identity.name()));
      statement.execute(
          "INSERT INTO fake_identities VALUES ('%s', '%s') ON CONFLICT DO NOTHING"
              .formatted(identity.name(), identity.kind().name().toLowerCase(Locale.ROOT)));
    }
  }

  /** A statement of Redshift as PostgreSQL takes it. */
  static String spoken(String sql) {
    Matcher external = EXTERNAL_SCHEMA.matcher(sql);
    if (external.matches()) {
      return external(external);
    }
    if (sql.startsWith("CREATE EXTERNAL")) {
      throw new IllegalArgumentException("syntax error in: " + sql);
    }
    return sql.replaceFirst("\\s+WITH NO SCHEMA BINDING$", "")
        .replace("APPROXIMATE COUNT(DISTINCT", "COUNT(DISTINCT")
        .replace("ADD_MONTHS(", "public.add_months(")
        .replaceAll("\\b(ROLE|GROUP) \"", "\"");
  }

  private static String external(Matcher external) {
    String options =
        "{\"REGION\":\"%s\",\"IAM_ROLE\":\"%s\"}"
            .formatted(external.group(3), external.group(4).replace("'", ""));
    return "CREATE SCHEMA IF NOT EXISTS \"%s\"; INSERT INTO svv_external_schemas VALUES (1, '%s', '%s', '%s')"
        .formatted(external.group(1), external.group(1), external.group(2), options);
  }
}

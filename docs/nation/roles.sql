-- On the primary, once, as postgres: psql -v password=CARELINE_PASSWORD -f roles.sql
CREATE ROLE careline LOGIN PASSWORD :'password' CONNECTION LIMIT 250;
CREATE DATABASE careline OWNER careline TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
REVOKE CONNECT, TEMPORARY ON DATABASE careline FROM PUBLIC;
\connect careline
REVOKE ALL ON SCHEMA public FROM PUBLIC;
ALTER SCHEMA public OWNER TO careline;

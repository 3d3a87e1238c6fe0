-- The union catalogue: what each library sent, whole, and what search and pages read of it.
--
-- Versions. A load writes its records beside those that readers see and then takes their place in one
-- step: it raises source.version. A record row is live when
--     version <= source.version and (until_version is null or until_version > source.version)
-- so taking a load back is lowering that number again.

create table catalogue.source (
  id int generated always as identity primary key,
  isil text not null unique,
  -- Version that readers see; 0 = nothing has been loaded.
  version int not null default 0,
  -- Load profile as JSON (domain/profile.ts); null = the default one.
  profile jsonb,
  created_at timestamptz not null default now()
);

create table catalogue.load (
  id bigint generated always as identity primary key,
  source int not null references catalogue.source,
  version int not null,
  kind text not null check (kind in ('full', 'delta')),
  state text not null check (state in ('waiting', 'running', 'stopped', 'failed', 'active', 'rolled-back', 'discarded')),
  -- [{name, size}] as given; uploads also carry the key of the stored file.
  files jsonb not null,
  profile jsonb not null,
  -- LoadCounts (domain/load.ts), brought up to date with every batch.
  counts jsonb not null default '{}',
  -- {file, bytes, total}: how far reading has come.
  progress jsonb not null default '{}',
  error text,
  stop_asked boolean not null default false,
  -- Which run of the load may write: a killed process's last transaction must not commit into the next run.
  runner uuid,
  started_by text,
  started_at timestamptz not null default now(),
  finished_at timestamptz
);
create index load_source on catalogue.load (source, id desc);

-- Original bytes of up to a few dozen records, compressed together: a quarter of the space and of the
-- write-ahead log that single rows would take.
create table catalogue.block (
  id bigint primary key,
  source int not null,
  version int not null,
  content bytea not null
);
alter table catalogue.block alter column content set storage external;
create index block_source on catalogue.block (source, version);

create sequence catalogue.block_ids increment 1000;
-- Record ids are taken in ranges of 10,000 by each load (nextval() to nextval() + 9999).
create sequence catalogue.record_ids increment 10000;

create table catalogue.record (
  -- The same for all versions of one library's record.
  id bigint not null,
  edition bigint not null,
  block bigint not null,
  source int not null,
  version int not null,
  until_version int,
  -- Place of the original bytes in the unpacked block.
  start int not null,
  length int not null,
  -- Items of this record.
  items int not null,
  -- 0 = ISO 2709, 1 = MARCXML, 2 = MARC-in-JSON
  format smallint not null,
  -- First 128 bits of the SHA-256 of the original bytes and the profile's name and version.
  fingerprint uuid not null,
  control_number text not null,
  -- ISILs of libraries other than the source that hold items of it (records shared by a network).
  owners text[],
  -- The fields that lists and search need (db/brief-text.ts).
  brief text not null,
  primary key (source, control_number, version)
);
create index record_edition on catalogue.record (edition);

create table catalogue.item (
  record bigint not null,
  version int not null,
  n int not null,
  status smallint not null,
  owner text,
  branch text,
  location text,
  call_number text,
  barcode text,
  volume text,
  copy text,
  item_type text,
  note text,
  primary key (record, version, n)
);

-- One edition for each normalised ISBN-13, as a number. The records that share it share the edition.
create table catalogue.edition_key (
  isbn bigint primary key,
  edition bigint not null
);

-- Records that could not be read. Kept with their bytes until a load no longer brings them.
create table catalogue.quarantine (
  id bigint generated always as identity primary key,
  source int not null,
  load bigint not null,
  file text not null,
  -- Number of the record in its file, from 1, and byte where it begins.
  number bigint not null,
  position bigint not null,
  format smallint not null,
  fingerprint uuid not null,
  control_number text,
  -- [{code, message, offset, tag, repair}]
  faults jsonb not null,
  content bytea not null,
  created_at timestamptz not null default now(),
  unique (source, fingerprint)
);

-- What was repaired: examples, at most 200 for each fault and load; load.counts has all.
create table catalogue.repair (
  load bigint not null references catalogue.load on delete cascade,
  file text not null,
  number bigint not null,
  position bigint not null,
  control_number text,
  code text not null,
  message text not null,
  repair text
);
create index repair_load on catalogue.repair (load);

-- Editions that a load under way will change, to be announced when it takes effect.
create table catalogue.staged_change (
  source int not null,
  version int not null,
  editions bigint[] not null
);
create index staged_change_source on catalogue.staged_change (source, version);

-- The change feed. Readers remember a snapshot, not a number: rows of transactions that commit late
-- are found whatever their order (domain/feed.ts).
create table catalogue.change (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  editions bigint[] not null,
  created_at timestamptz not null default now()
);
create index change_xid on catalogue.change (xid);

create table catalogue.feed (
  single boolean primary key default true check (single),
  -- Renewed when a backup is restored: positions in the old database mean nothing in the new one.
  epoch uuid not null default gen_random_uuid(),
  -- Changes of transactions up to this one are no longer kept.
  forgotten xid8
);
insert into catalogue.feed default values;

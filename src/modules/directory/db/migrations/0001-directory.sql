-- The network is one row; the table cannot hold a second.
create table directory.network (
  singleton boolean primary key default true check (singleton),
  name text not null,
  names jsonb not null default '{}',
  about text,
  revision integer not null default 1
);

create table directory.library (
  isil text primary key,
  symbols jsonb not null default '[]',
  name text not null,
  names jsonb not null default '{}',
  language text not null,
  time_zone text not null,
  local_system text not null,
  joins text[] not null default '{}',
  website text,
  about text,
  accent text,
  -- Calendars are read and written whole, never searched by day, hence not tables of their own.
  holidays jsonb not null default '[]',
  logo text,
  revision integer not null default 1,
  changed_at timestamptz not null default now()
);

-- ISO 15511: two ISILs must differ in more than capital and small letters.
create unique index library_isil_key on directory.library (lower(isil));

create table directory.branch (
  library text not null references directory.library (isil),
  code text not null,
  place integer not null,
  name text not null,
  names jsonb not null default '{}',
  street text not null,
  city text not null,
  postcode text not null,
  region text,
  country text not null,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  phone text,
  email text,
  time_zone text,
  hours jsonb not null,
  closures jsonb not null default '[]',
  revision integer not null default 1,
  changed_at timestamptz not null default now(),
  -- A removed branch stays, so that it can be put back with its hours and closures.
  removed_at timestamptz,
  primary key (library, code)
);

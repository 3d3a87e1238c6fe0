-- People, their cards and roles, their sessions, and the trail of what staff did.

create table accounts.person (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  -- As written by the person; compared in lower case.
  email text,
  home_library text,
  -- Language of mails to this person; null: that of the request.
  locale text,
  password_hash text,
  created_at timestamptz not null default now()
);
create unique index person_email on accounts.person (lower(email));
create index person_home_library on accounts.person (home_library);
create index person_name on accounts.person (lower(name), id);

create table accounts.card (
  library text not null,
  number text not null,
  person bigint not null references accounts.person on delete cascade,
  pin_hash text,
  primary key (library, number)
);
create index card_person on accounts.card (person);

create table accounts.role (
  person bigint not null references accounts.person on delete cascade,
  role text not null check (role in ('reader', 'staff', 'coordinator')),
  library text,
  unique nulls not distinct (person, role, library),
  check (role <> 'staff' or library is not null),
  check (role <> 'coordinator' or library is null)
);
create index role_library on accounts.role (role, library);

create table accounts.session (
  id uuid primary key default gen_random_uuid(),
  -- SHA-256 of the cookie's value, which is not stored.
  fingerprint text not null unique,
  person bigint not null references accounts.person on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- The person said that others use this device too.
  shared_device boolean not null,
  -- Kind of browser and system, e.g. 'Firefox, Linux'; never the whole user agent.
  device text not null
);
create index session_person on accounts.session (person);

create table accounts.reset_link (
  -- SHA-256 of the link's secret.
  fingerprint text primary key,
  person bigint not null references accounts.person on delete cascade,
  expires_at timestamptz not null
);
create index reset_link_person on accounts.reset_link (person);

-- Wrong tries of one account or one client address. The subject is a hash with today's salt: what was
-- typed, and from where, cannot be read back once the salt is gone.
create table accounts.guess_counter (
  subject text primary key,
  tries integer not null,
  last_try_at timestamptz not null,
  blocked_until timestamptz
);

create table accounts.guess_salt (
  salt text primary key,
  made_at timestamptz not null
);

-- What staff did. It outlives the people in it, so it names them by number alone.
create table accounts.audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  -- Null: the command line or the system itself.
  person bigint,
  action text not null,
  subject text not null,
  library text,
  details jsonb not null default '{}'
);
create index audit_entry_library on accounts.audit_entry (library, id desc);
create index audit_entry_person on accounts.audit_entry (person, id desc);
create index audit_entry_action on accounts.audit_entry (action, id desc);

create function accounts.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The trail of staff actions can only grow: % is refused.', tg_op;
end
$$;
create trigger audit_entry_only_grows before update or delete or truncate on accounts.audit_entry
  for each statement execute function accounts.refuse_change();

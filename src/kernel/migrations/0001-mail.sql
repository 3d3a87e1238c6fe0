-- Mail that waits to be sent, or that was kept because no mail server is configured (development).
create table kernel.outgoing_mail (
  id bigint generated always as identity primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null default now()
);

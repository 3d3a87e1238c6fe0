-- Matching: which records describe the same edition, which editions belong to the same work, and who said so.

-- What matching reads of the record (domain/matching/traits.ts). Empty for records stored before matching
-- was here: they are read again from their bytes.
alter table catalogue.record add column traits text not null default '';
-- The work that the record's edition belongs to; the edition's own id where nothing joins it to another.
alter table catalogue.record add column work bigint not null default 0;
-- What the record itself says of its work (domain/works/work-keys.ts), and how surely: 0 = nothing.
alter table catalogue.record add column work_key bigint;
alter table catalogue.record add column work_rank smallint not null default 0;
-- What the record does not say, as flags (domain/quality.ts).
alter table catalogue.record add column lacks smallint not null default 0;
create index record_work on catalogue.record (work);

-- Whose words stand for an edition that several libraries have: the lowest number first.
alter table catalogue.source add column priority int not null default 100;

-- Where to look for an edition that may be the same: under each key of each of its records. Several versions
-- of the keys can be here at once, since the version is part of what a key is made of.
create table catalogue.match_key (
  key bigint not null,
  edition bigint not null
);
create index match_key_key on catalogue.match_key (key);

-- What has been sorted so far. A load that finds another epoch at its end than at its beginning was not alone:
-- what it placed is looked at again.
create table catalogue.matching (
  single boolean primary key default true check (single),
  epoch bigint not null default 0,
  -- Version of the matcher in use; null = the newest that the program brings.
  matcher text,
  -- Which reading of records their traits come from (jobs/reread.ts); 0 = none yet.
  reading int not null default 0
);
insert into catalogue.matching default values;

-- Editions whose records must be sorted into editions again: a record of theirs went, changed or was found
-- to join two of them.
create table catalogue.unsettled (
  edition bigint primary key,
  since timestamptz not null default now()
);

-- Where the records of an edition went that was joined with another: its address leads there.
create table catalogue.moved_edition (
  edition bigint primary key,
  successor bigint not null
);

-- What people decided of two records. The newest that has not been undone holds; it outranks every rule.
create table catalogue.match_decision (
  id bigint generated always as identity primary key,
  -- Each side: a library's ISIL and its control number, in ascending order.
  library_a text not null,
  number_a text not null,
  library_b text not null,
  number_b text not null,
  verdict text not null check (verdict in ('same', 'different')),
  -- Decisions made by one act (splitting an edition decides many pairs) are undone together.
  act uuid not null,
  -- Account that decided, as the trail of staff actions names it.
  decided_by text not null,
  decided_at timestamptz not null default now(),
  note text,
  undone_by text,
  undone_at timestamptz
);
create index match_decision_a on catalogue.match_decision (library_a, number_a);
create index match_decision_b on catalogue.match_decision (library_b, number_b);
create index match_decision_act on catalogue.match_decision (act);
create index match_decision_by on catalogue.match_decision (decided_by, id);

-- Pairs of editions that matching can neither join nor tell apart, for people to decide.
create table catalogue.doubtful_pair (
  edition_a bigint not null,
  edition_b bigint not null check (edition_b > edition_a),
  -- Log-odds that they are the same, of the likeliest two records.
  score real not null,
  library_a text not null,
  number_a text not null,
  library_b text not null,
  number_b text not null,
  since timestamptz not null default now(),
  -- Whom it touches and what speaks of it, counted after each load (jobs/review-weigh.ts): copies of both editions,
  -- those of them that readers have, ISILs of all libraries with records or copies, codes of the statements.
  weighed boolean not null default false,
  copies int not null default 0,
  on_loan int not null default 0,
  libraries text[] not null default '{}',
  codes text[] not null default '{}',
  -- The order of the review queue: copies, those in readers' hands twice; then libraries; then the likeliest.
  touches int not null generated always as (copies + on_loan) stored,
  reach int not null generated always as (cardinality(libraries)) stored,
  primary key (edition_a, edition_b)
);
create index doubtful_pair_b on catalogue.doubtful_pair (edition_b);
create index doubtful_pair_order on catalogue.doubtful_pair (touches, reach, score, edition_a, edition_b);
create index doubtful_pair_libraries on catalogue.doubtful_pair using gin (libraries);
create index doubtful_pair_unweighed on catalogue.doubtful_pair (edition_a, edition_b) where not weighed;

-- What another matcher would change, found out beforehand.
create table catalogue.match_trial (
  id bigint generated always as identity primary key,
  matcher text not null,
  -- The matcher in use when the trial began.
  against text not null,
  started_by text not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  -- The last edition looked at.
  reached bigint not null default 0,
  -- TrialCounts and examples (domain/matching/trial.ts).
  counts jsonb not null,
  examples jsonb not null default '[]'
);

-- Records that a reader or librarian thinks do not belong to the edition they are shown with.
create table catalogue.merge_report (
  id bigint generated always as identity primary key,
  edition bigint not null,
  library text not null,
  control_number text not null,
  reported_by text not null,
  reported_at timestamptz not null default now(),
  note text not null,
  closed_by text,
  closed_at timestamptz,
  -- `gone`: the record had left the edition before anybody looked.
  outcome text check (outcome in ('kept', 'split', 'gone')),
  -- The act of deciding that closed it: undoing that opens it again.
  act uuid,
  check ((closed_at is null) = (outcome is null))
);
create index merge_report_open on catalogue.merge_report (reported_at) where closed_at is null;
create index merge_report_edition on catalogue.merge_report (edition) where closed_at is null;

-- Titles under which one work goes (translations, uniform titles), as keys that records say belong together.
create table catalogue.work_link (
  key bigint not null,
  alias bigint not null,
  settled boolean not null default false,
  primary key (key, alias)
);
create index work_link_unsettled on catalogue.work_link (key) where not settled;

-- The work of each key that links name; every other key is its own work.
create table catalogue.work_alias (
  key bigint primary key,
  work bigint not null
);
create index work_alias_work on catalogue.work_alias (work);

-- How complete each library's records were after each load (domain/quality.ts).
create table catalogue.quality (
  source int not null references catalogue.source,
  load bigint not null,
  taken_at timestamptz not null default now(),
  counts jsonb not null,
  primary key (source, load)
);

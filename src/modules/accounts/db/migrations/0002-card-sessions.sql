-- A session that began with card and PIN has a reader's rights only, whatever other roles the person holds:
-- four digits must not open the staff's workplace.
alter table accounts.session add column by_card boolean not null default false;

-- Files that were uploaded but not yet loaded: their load waits for somebody to look at a preview and say so.
alter table catalogue.load drop constraint load_state_check;
alter table catalogue.load add constraint load_state_check check (state in
  ('uploaded', 'waiting', 'running', 'stopped', 'failed', 'active', 'rolled-back', 'discarded'));

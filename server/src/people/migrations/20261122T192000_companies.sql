-- A company as lists show, sort and search it.
alter table people.company
  add column name text not null generated always as (coalesce(traits ->> 'name', group_id)) stored,
  -- By name, and by group id among those of one name; a search looks for words anywhere in it.
  add column sort_name text collate "C" not null generated always as (
    people.folded(left(coalesce(traits ->> 'name', group_id), 100) || ' ' || left(group_id, 100))) stored;
create index company_by_name on people.company (workspace_id, sort_name, company_id);

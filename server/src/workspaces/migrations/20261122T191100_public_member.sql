-- Who belongs to a workspace, for capabilities that give work to its members.
create view workspaces.public_member with (security_invoker = true) as
  select m.workspace_id, m.user_id as member_id, m.role, u.name
  from workspaces.member m join workspaces."user" u on u.id = m.user_id;

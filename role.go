package careline

import "slices"

// Role is what a person may do.
type Role string

// The roles (G1).
const (
	RoleOperator   Role = "operator"
	RoleDispatcher Role = "dispatcher"
	RoleSupervisor Role = "supervisor"
	RoleProvider   Role = "provider"
	RoleTrainer    Role = "trainer"
	RoleAdmin      Role = "admin"
)

var roleNames = map[Role]Words{
	RoleOperator:   {"operator", "话务员"},
	RoleDispatcher: {"dispatcher", "派工员"},
	RoleSupervisor: {"supervisor", "主管"},
	RoleProvider:   {"provider", "服务商"},
	RoleTrainer:    {"trainer", "培训师"},
	RoleAdmin:      {"administrator", "管理员"},
}

// Roles lists the roles.
func Roles() []Role {
	return []Role{RoleOperator, RoleDispatcher, RoleSupervisor, RoleProvider, RoleTrainer, RoleAdmin}
}

// In gives the role's name in l.
func (r Role) In(l Lang) string { return kindOf(roleNames, r).In(l) }

// Valid tells whether r is one of the roles.
func (r Role) Valid() bool { return slices.Contains(Roles(), r) }

// Permission is one thing that a role may do.
type Permission string

// The permissions. Each use case asks for exactly one.
const (
	MayLookUp    Permission = "look_up"    // search customers, open files, lists
	MayTakeCalls Permission = "take_calls" // start and end interactions, write notes
	MayKeepFile  Permission = "keep_file"  // create and edit customers and units
	MayHandle    Permission = "handle"     // log and advance cases
	MayClose     Permission = "close"      // reject, merge, cancel, reopen cases
	MayDispatch  Permission = "dispatch"   // make, assign, cancel work orders
	MayCarryOut  Permission = "carry_out"  // accept, reject, start, hold, complete orders
	MaySettle    Permission = "settle"     // settle completed orders
	MayUnmerge   Permission = "unmerge"    // take the merging of files back
	MayImport    Permission = "import"     // take in files
	MayExport    Permission = "export"     // hand out whole lists
	MaySetUp     Permission = "set_up"     // catalogue, products, providers
	MayKeepStaff Permission = "keep_staff" // add, change and list staff, and their keys

	MaySeeNumbers  Permission = "see_numbers"  // phones and addresses in full
	MayUnmask      Permission = "unmask"       // them of one customer, for a reason
	MaySupervise   Permission = "supervise"    // the whole hotline at a glance, hand-over, watching a console
	MayAudit       Permission = "audit"        // read who saw and changed what
	MayKeepPrivacy Permission = "keep_privacy" // hand out, correct and erase one person's data
)

var permissionNames = map[Permission]Words{
	MayLookUp:    {"look customers up", "查询客户"},
	MayTakeCalls: {"record calls", "记录通话"},
	MayKeepFile:  {"edit customer files", "编辑客户档案"},
	MayHandle:    {"handle cases", "处理服务请求"},
	MayClose:     {"reject, merge, cancel or reopen cases", "驳回、合并、取消或重开服务请求"},
	MayDispatch:  {"dispatch work orders", "派工"},
	MayCarryOut:  {"carry out work orders", "执行工单"},
	MaySettle:    {"settle work orders", "结算工单"},
	MayUnmerge:   {"take the merging of files back", "撤销档案合并"},
	MayImport:    {"import files", "导入文件"},
	MayExport:    {"export lists", "导出数据"},
	MaySetUp:     {"change the catalogue and providers", "维护目录和服务商"},
	MayKeepStaff: {"manage staff", "管理员工"},

	MaySeeNumbers:  {"see phone numbers and addresses in full", "查看完整的电话和地址"},
	MayUnmask:      {"see one customer's numbers in full for a reason", "说明理由后查看某位客户的完整号码"},
	MaySupervise:   {"supervise the hotline", "督导热线"},
	MayAudit:       {"read the audit trail", "查阅审计记录"},
	MayKeepPrivacy: {"hand out, correct and erase a person's data", "提供、更正和删除个人数据"},
}

// In gives the words for the permission in l.
func (p Permission) In(l Lang) string { return kindOf(permissionNames, p).In(l) }

// Permissions lists every permission.
func Permissions() []Permission {
	return []Permission{
		MayLookUp, MayTakeCalls, MayKeepFile, MayHandle, MayClose, MayDispatch,
		MayCarryOut, MaySettle, MayUnmerge, MayImport, MayExport, MaySetUp, MayKeepStaff,
		MaySeeNumbers, MayUnmask, MaySupervise, MayAudit, MayKeepPrivacy,
	}
}

// rights is the one table of who may do what.
var rights = map[Role][]Permission{
	RoleOperator:   {MayLookUp, MayTakeCalls, MayKeepFile, MayHandle, MayDispatch, MayCarryOut, MaySeeNumbers},
	RoleDispatcher: {MayLookUp, MayHandle, MayDispatch, MayCarryOut, MayUnmask},
	RoleSupervisor: {
		MayLookUp, MayTakeCalls, MayKeepFile, MayHandle, MayClose, MayDispatch,
		MayCarryOut, MaySettle, MayUnmerge, MayImport, MayExport, MaySetUp,
		MaySeeNumbers, MayUnmask, MaySupervise, MayAudit, MayKeepPrivacy,
	},
	RoleProvider: {MayCarryOut},
	RoleTrainer:  {MayLookUp},
	RoleAdmin:    Permissions(),
}

// May tells whether the role has the permission.
func (r Role) May(p Permission) bool { return slices.Contains(rights[r], p) }

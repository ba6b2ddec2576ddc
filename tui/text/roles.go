package text

import "careline"

// Roles is what the page of who may do what says.
type Roles struct {
	Title string
	May   string // the column of what may be done
	You   string // "%s" is the person's own role
	Who   string // "%s" may do the chosen thing
	Short map[careline.Role]string
}

var rolesEN = Roles{
	Title: "who may do what", May: "may", You: "you: %s", Who: "May %s: %s.",
	Short: map[careline.Role]string{
		careline.RoleOperator: "oper", careline.RoleDispatcher: "disp", careline.RoleSupervisor: "supv",
		careline.RoleProvider: "prov", careline.RoleTrainer: "trnr", careline.RoleAdmin: "admn",
	},
}

var rolesZH = Roles{
	Title: "角色权限", May: "可以", You: "您：%s", Who: "可以%s：%s。",
	Short: map[careline.Role]string{
		careline.RoleOperator: "话务", careline.RoleDispatcher: "派工", careline.RoleSupervisor: "主管",
		careline.RoleProvider: "服务", careline.RoleTrainer: "培训", careline.RoleAdmin: "管理",
	},
}

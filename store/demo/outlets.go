package demo

import (
	"strings"

	"careline"
)

// outlet is a provider of the made-up network. Its login is that of the
// person there who works with careline.
type outlet struct {
	login, name string
	kind        careline.ProviderKind
	city        string
	districts   string // empty: the whole city
	skills      string // empty: all
	capacity    int    // open orders at a time
	dialect     bool   // speaks the city's
}

const (
	water = "water_heater purifier"
	power = "appliance computer"
)

// outlets are such that every district has somebody near for every skill, and
// a whole-city centre or office behind them.
var outlets = []outlet{
	{"ningbei", "宁北服务 Ningbei Service", careline.OutletContracted, "南京市", "鼓楼区 玄武区 栖霞区 浦口区", water, 30, true},
	{"jiangnan", "江南家电服务部", careline.OutletContracted, "南京市", "秦淮区 建邺区 雨花台区 江宁区", water, 30, true},
	{"jinling", "金陵数码家电", careline.OutletContracted, "南京市", "", power, 25, true},
	{"nanjing", "南京技术服务中心", careline.OutletCentre, "南京市", "", "", 80, false},
	{"shenpu", "申浦水家电", careline.OutletContracted, "上海市", "黄浦区 徐汇区 长宁区 静安区 闵行区", water, 30, true},
	{"pudong", "浦东安居服务", careline.OutletContracted, "上海市", "普陀区 虹口区 杨浦区 浦东新区", water, 30, true},
	{"huxin", "沪信电器维修", careline.OutletContracted, "上海市", "", power, 25, true},
	{"shanghai", "上海技术服务中心", careline.OutletCentre, "上海市", "", "", 80, false},
	{"jingdong", "京东城服务站", careline.OutletContracted, "北京市", "朝阳区 东城区 通州区 丰台区", water, 30, true},
	{"jingxi", "京西家电服务", careline.OutletContracted, "北京市", "海淀区 西城区 石景山区 昌平区", water, 30, true},
	{"beijing", "北京技术服务中心", careline.OutletCentre, "北京市", "", "", 80, false},
	{"yuehua", "粤华家电服务", careline.OutletContracted, "广州市", "天河区 越秀区 海珠区 荔湾区", water, 25, true},
	{"suishui", "穗水净化服务", careline.OutletContracted, "广州市", "白云区 番禺区 黄埔区", water, 25, true},
	{"guangzhou", "广州技术服务中心", careline.OutletCentre, "广州市", "", "", 70, true},
	{"rongcheng", "蓉城暖居服务", careline.OutletContracted, "成都市", "", water, 30, true},
	{"chengdu", "成都技术服务中心", careline.OutletCentre, "成都市", "", "", 60, false},
	{"chutian", "楚天家电服务", careline.OutletContracted, "武汉市", "", water, 30, true},
	{"wuhan", "武汉技术服务中心", careline.OutletCentre, "武汉市", "", "", 60, false},
	{"qiantang", "钱塘水家电", careline.OutletContracted, "杭州市", "", water, 30, true},
	{"hangzhou", "杭州技术服务中心", careline.OutletCentre, "杭州市", "", "", 60, false},
	{"qinyuan", "秦苑家电服务", careline.OutletContracted, "西安市", "", water, 25, true},
	{"xian", "西安办事处", careline.OutletOffice, "西安市", "", "", 50, false},
	{"bayu", "巴渝暖通服务", careline.OutletContracted, "重庆市", "", water, 25, true},
	{"chongqing", "重庆技术服务中心", careline.OutletCentre, "重庆市", "", "", 60, true},
	{"shenyang", "沈阳办事处", careline.OutletOffice, "沈阳市", "", "", 60, true},
	{"qingdao", "青岛技术服务中心", careline.OutletCentre, "青岛市", "", "", 60, true},
	{"yangzhou", "扬州联络处", careline.OutletLiaison, "扬州市", "", "", 40, true},
}

func (o *outlet) place() *place {
	for i := range places {
		if places[i].city == o.city {
			return &places[i]
		}
	}
	return &places[0]
}

// provider gives the outlet as careline keeps it.
func (o *outlet) provider(phone string) careline.Provider {
	at := o.place()
	p := careline.Provider{
		Name: o.name, Kind: o.kind, Phone: phone, Skills: strings.Fields(o.skills), Capacity: o.capacity,
	}
	if o.dialect {
		p.Languages = []string{at.dialect.EN, at.dialect.ZH}
	}
	districts := strings.Fields(o.districts)
	if len(districts) == 0 {
		districts = []string{""}
	}
	for _, d := range districts {
		p.Territories = append(p.Territories, at.region(d))
	}
	return p
}

// colleague is somebody of the made-up hotline's staff.
type colleague struct {
	login, name string
	role        careline.Role
}

// Operator is the login that the demo is looked at with.
const Operator = "wangmin"

// founder is the administrator, who is there first.
var founder = colleague{"zhaolei", "赵磊", careline.RoleAdmin}

var colleagues = []colleague{
	{Operator, "王敏", careline.RoleOperator},
	{"lina", "李娜", careline.RoleOperator},
	{"zhangwei", "张伟", careline.RoleOperator},
	{"liuyang", "刘洋", careline.RoleOperator},
	{"chenjing", "陈静", careline.RoleDispatcher},
	{"zhouhong", "周红", careline.RoleSupervisor},
	{"sunli", "孙莉", careline.RoleTrainer},
}

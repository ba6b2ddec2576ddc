package demo

import (
	"strings"

	"careline"
)

// trouble is a matter that customers bring up, and how it goes on.
type trouble struct {
	category string
	text     string // in the customer's words
	cause    careline.Cause
	plan     string
	done     string // what the visit did
}

// troubles are what goes wrong with products, by the skill that they need.
var troubles = map[string][]trouble{
	careline.SkillWaterHeater: {
		{"noise", "加热的时候嗡嗡响，晚上睡觉都听得见。", careline.CauseProduct, "上门检查加热管和水垢，必要时清洗内胆。", "清洗内胆，水垢约两斤，更换镁棒，噪音消失。"},
		{"noise", "烧水时有噼里啪啦的声音，像要炸一样，不敢用。", careline.CauseProduct, "上门检测加热管。", "更换加热管，试机三十分钟无异响。"},
		{"leak", "热水器下面一直滴水，地板都泡了。", careline.CauseProduct, "当天上门，先关进水阀，检查内胆和泄压阀。", "更换泄压阀和密封圈，保压二十分钟不漏。"},
		{"leak", "安装才一个月，接口处渗水。", careline.CauseService, "安排原服务商返工，免费处理。", "重新缠生料带并紧固，擦干后观察无渗漏。"},
		{"no_function", "昨晚开始不加热了，家里有老人小孩，急用。", careline.CauseProduct, "十二小时内上门，带温控器和加热管。", "更换温控器，出水温度五十五度。"},
		{"no_function", "打不着火，显示E1。", careline.CauseProduct, "核对燃气阀门和电池，上门检查点火针。", "更换点火针，清理火排，点火正常。"},
		{"performance", "水温忽冷忽热，洗澡受罪。", careline.CauseProduct, "上门检测水压和水量传感器。", "更换水量传感器，清洗进水滤网，水温稳定。"},
		{"performance", "烧满一箱水要三个小时，以前一个小时就好。", careline.CauseMisuse, "指导用户设定功率档位，上门清垢（收费）。", "除垢并调到速热档，向用户讲解用法。"},
	},
	careline.SkillPurifier: {
		{"noise", "净水器泵一直响，不停机。", careline.CauseProduct, "上门检查压力开关和逆止阀。", "更换逆止阀，停机正常。"},
		{"leak", "水槽下面的净水器漏水，柜子板子鼓起来了。", careline.CauseService, "当天上门，负责检查接头，协商柜板赔付。", "更换快接接头，柜板拍照上报理赔。"},
		{"no_function", "不出水，指示灯红的。", careline.CauseProduct, "上门检查进水电磁阀和滤芯。", "更换电磁阀，冲洗滤芯，出水正常。"},
		{"water_quality", "净化后的水有股味道，TDS比自来水还高。", careline.CauseProduct, "上门检测水质，更换RO膜。", "更换RO膜和后置活性炭，TDS降到12。"},
		{"water_quality", "水里有黑色的小颗粒。", careline.CauseOther, "指导用户冲洗，上门更换后置滤芯。", "后置滤芯炭粉未冲净，已按顺序冲洗各级滤芯。"},
		{"performance", "出水越来越小，接一杯水要一分钟。", careline.CauseMisuse, "滤芯超期未换，建议更换PP棉和活性炭（收费）。", "更换第1、2级滤芯，流量恢复。"},
		{"installation", "安装师傅把台面孔开歪了，没有处理就走了。", careline.CauseService, "更换师傅重新安装，向用户道歉。", "重新开孔并加装饰盖，用户满意。"},
	},
	careline.SkillAppliance: {
		{"noise", "洗衣机脱水时像拖拉机一样，满地跑。", careline.CauseService, "上门检查运输螺栓和地脚。", "拆除运输螺栓，调平地脚。"},
		{"no_function", "空调不制冷，吹的是自然风。", careline.CauseProduct, "上门检漏加氟。", "喇叭口漏氟，重做接口并补氟，出风十二度。"},
		{"leak", "冰箱冷藏室底下总有一摊水。", careline.CauseProduct, "上门疏通排水孔。", "疏通排水孔，更换门封条。"},
		{"performance", "洗碗机洗完还有油。", careline.CauseMisuse, "指导用户使用专用洗涤块和软水盐。", "清洗喷臂，现场演示用法。"},
		{"delivery", "说好上午送货，等到晚上都没来，请了一天假。", careline.CauseService, "致歉，次日优先送货，赠延保半年。", "次日八点送到并安装。"},
	},
	careline.SkillComputer: {
		{"no_function", "开机黑屏，只有风扇转。", careline.CauseProduct, "上门检测内存和显卡。", "更换内存条，重装驱动。"},
		{"noise", "Fan is very loud even when idle.", careline.CauseProduct, "Check fan and thermal paste on site.", "Replaced the fan, cleaned the cooler, 32 dB at idle."},
		{"performance", "电脑特别卡，开个表格要半分钟。", careline.CauseMisuse, "远程清理启动项，必要时加内存（收费）。", "卸载三个安全软件，运行正常。"},
		{"delivery", "送来的配置和合同不一样，硬盘只有512G。", careline.CauseService, "核对订单，换货。", "换为1 TB型号，验机交付。"},
	},
}

// disputes are about people and money and need no technician.
var disputes = []trouble{
	{"attitude", "你们师傅说话很冲，问两句就不耐烦。", careline.CauseService, "听取录音，约谈技师，主管回电致歉。", ""},
	{"attitude", "客服打了三次都说会回电，没有一个回。", careline.CauseService, "主管当天回电，专人跟进。", ""},
	{"billing", "说好免费，上门却收了我一百二十块。", careline.CauseService, "核对收费单，属误收则当日退款。", ""},
	{"billing", "The invoice shows two filters but only one was changed.", careline.CauseService, "Check the service sheet and refund the difference.", ""},
	{"other", "宣传说送的赠品一直没有收到。", careline.CauseOther, "转市场部核实并补寄。", ""},
	{"other", "希望把发票抬头改成公司名字。", careline.CauseOther, "转财务部重开发票。", ""},
}

// remedies are what customers would find fair.
var remedies = []string{"尽快修好", "今天必须上门", "免费维修并道歉", "换一台新的", "退还收取的费用", "给个说法", "延长保修半年", "Repair it this week"}

// outcomes are how matters ended.
var outcomes = map[careline.CaseState][]string{
	careline.CaseResolved:  {"已修复，用户确认满意。", "已退款，用户接受。", "已更换部件，电话回访正常。", "已道歉并赠送一次保养，用户接受。", "Fixed; customer is happy."},
	careline.CaseRejected:  {"经查属外力损坏，不在保修范围，已向用户说明。", "非本公司产品，已告知用户联系厂家。"},
	careline.CaseCancelled: {"用户来电撤销，已自行解决。", "用户出国，要求取消。"},
	careline.CaseReopened:  {"修后第三天又出现同样问题。", "用户来电称问题仍在，非常不满。"},
	careline.CaseResponded: {"已电话答复处理方案，等用户确认。"},
}

// Why orders do not go straight on.
var (
	declined   = []string{"今日人手已满，无法按时上门", "该型号配件缺货", "客户地址超出服务范围", "车辆故障"}
	held       = []string{"等待配件：加热管", "等待配件：RO膜", "用户出差，下周再约", "小区停水，改期"}
	impossible = []string{"缺主板，需返厂订货", "用户家中无人，电话不通", "现场无接地线，须用户先整改", "需两人作业，改派"}
	cancelled  = []string{"用户自行修好", "重复派工", "用户改期后取消"}
	reassigned = []string{"客户要求更换服务商", "原服务商超时未接单"}
)

// jobs are what is to be done where nothing is wrong.
var jobs = map[careline.OrderKind][]string{
	careline.OrderMaintenance:  {"预约清洗保养，检查进水滤网。", "年度保养，全面检查。", "更换耗材并清洗，用户已备好。", "Yearly service; please call before coming."},
	careline.OrderInspection:   {"检测水压和水质，用户担心水垢。", "检测接地和漏电保护。", "搬家前检测，出具报告。"},
	careline.OrderInstallation: {"移机安装，从厨房移到阳台。", "新机安装，已预留水电。", "拆旧装新，旧机回收。"},
}

// talk is what operators write about calls, by the call's reason.
var talk = map[string][]string{
	"usage":       {"询问定时加热怎么设，已指导。", "问滤芯指示灯红了怎么复位，已说明长按三秒。", "不会连WiFi，已逐步指导成功。", "Asked how to set the child lock; explained."},
	"status":      {"催问师傅几点到，已联系服务商，答复下午三点前。", "询问工单进度，配件已发出，明天到。", "问维修费多少，已报价。"},
	"maintenance": {"预约清洗保养，告知收费标准。", "询问多久清洗一次，建议两年。"},
	"filter":      {"询问滤芯价格，已报价，考虑后回电。", "要买第1级PP棉，已转门店。"},
	"warranty":    {"保修卡丢了，凭发票可保，已登记。", "询问内胆保几年，答复十年。"},
	"move":        {"搬家需要移机，告知移机费用。", "房子卖了，热水器转给新业主，已登记。"},
	"billing":     {"要求补开发票，转财务。", "询问上门费标准。"},
	"praise":      {"表扬师傅，穿鞋套、清理现场，非常满意。", "Praise for the technician: on time and tidy."},
	"advice":      {"想买净水器，三口之家，推荐RO-400。", "咨询燃气和电热水器哪个好，已说明。", "问空气能装在阳台行不行，建议上门勘测。"},
	"purchase":    {"有购买意向，已转门店顾问。"},
	"other":       {"打错了。", "推销电话。", "建议增加夜间上门时段，已记录。"},
}

// reasons are why people ring about nothing that goes further, with weights.
var reasons = weighted("usage 24 status 20 maintenance 9 filter 12 warranty 8 move 4 billing 6 praise 4 advice 8 purchase 2 other 3")

// Odds and ends of a customer's file.
var (
	preferences = strings.Fields("晚上六点后联系 请发短信 不要打座机 周末上门 上门前半小时电话 只找女主人 请讲慢一点")
	fileNotes   = []string{
		"家有大型犬，上门前请提醒。", "老人独居，耳背，说话大声些。", "老客户，推荐过三户邻居。", "对价格敏感。", "楼下需登记，停车难。",
		"Speaks little Chinese; English please.", "用户从事媒体工作。", "曾经历两次返修，请优先处理。", "门禁密码请现场电话询问。",
	}
	ratings   = []string{"回访：非常满意", "回访：非常满意，师傅很专业", "回访：满意", "回访：满意，建议提前电话", "Call back: very satisfied"}
	fileLines = []string{
		"回访无人接听", "提醒更换第2级滤芯，用户说下个月", "寄出生日贺卡",
		"用户咨询以旧换新，已登记需求", "Reminded about the yearly service; will call back.",
	}
	siteNotes = []string{"北门进，访客登记", "电梯维修中", "无电梯", "地下车库限高两米", "门铃坏了，请打电话"}
)

package demo

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"careline"
)

// place is a city where the made-up customers live.
type place struct {
	province, city string
	area           string // of its landlines
	tail           int    // digits of a landline after the area code
	share          int    // how many of the customers live there, against the other cities
	dialect        careline.Words
	districts      []string
	streets        []string
	postal         string // of the city's centre
	short          string // what firms there put before their name
}

func (p *place) region(district string) careline.Region {
	return careline.Region{Country: "CN", Province: p.province, City: p.city, District: district}
}

var places = []place{
	{
		"江苏省", "南京市", "025", 8, 24,
		careline.Words{EN: "Nanjing dialect", ZH: "南京话"},
		strings.Fields("鼓楼区 玄武区 秦淮区 建邺区 雨花台区 栖霞区 江宁区 浦口区"),
		strings.Fields("建国路 中山北路 湖南路 汉中路 龙蟠中路 长江路 太平南路 江东中路 草场门大街 珠江路 升州路 胜太路"), "210000", "南京",
	},
	{
		"上海市", "上海市", "021", 8, 16,
		careline.Words{EN: "Shanghainese", ZH: "上海话"},
		strings.Fields("黄浦区 徐汇区 长宁区 静安区 普陀区 虹口区 杨浦区 浦东新区 闵行区"),
		strings.Fields("延安西路 淮海中路 漕溪北路 长寿路 四川北路 控江路 世纪大道 张杨路 沪闵路 虹桥路 曹杨路 大连西路"), "200000", "上海",
	},
	{
		"北京市", "北京市", "010", 8, 14,
		careline.Words{EN: "Beijing dialect", ZH: "北京话"},
		strings.Fields("朝阳区 海淀区 东城区 西城区 丰台区 石景山区 通州区 昌平区"),
		strings.Fields("建国路 朝阳北路 学院路 中关村大街 广安门外大街 阜成路 方庄路 石景山路 梨园中街 回龙观西大街 安定路"), "100000", "北京",
	},
	{
		"广东省", "广州市", "020", 8, 12,
		careline.Words{EN: "Cantonese", ZH: "粤语"},
		strings.Fields("天河区 越秀区 海珠区 荔湾区 白云区 番禺区 黄埔区"),
		strings.Fields("天河路 中山大道 东风西路 江南大道 龙津东路 机场路 市桥大道 黄埔东路 工业大道 环市东路"), "510000", "广州",
	},
	{
		"四川省", "成都市", "028", 8, 10,
		careline.Words{EN: "Sichuanese", ZH: "四川话"},
		strings.Fields("武侯区 锦江区 青羊区 金牛区 成华区 高新区 双流区"),
		strings.Fields("人民南路 科华北路 一环路西 蜀汉路 建设路 天府大道 玉林街 双林路 交大路 春熙路"), "610000", "成都",
	},
	{
		"湖北省", "武汉市", "027", 8, 9,
		careline.Words{EN: "Wuhan dialect", ZH: "武汉话"},
		strings.Fields("武昌区 江汉区 江岸区 硚口区 汉阳区 洪山区 青山区"),
		strings.Fields("中南路 解放大道 建设大道 汉阳大道 珞喻路 和平大道 友谊大道 青年路 发展大道"), "430000", "武汉",
	},
	{
		"浙江省", "杭州市", "0571", 8, 9,
		careline.Words{EN: "Hangzhou dialect", ZH: "杭州话"},
		strings.Fields("上城区 拱墅区 西湖区 滨江区 萧山区 余杭区"),
		strings.Fields("文一西路 庆春路 莫干山路 江南大道 市心中路 凤起路 体育场路 天目山路 古墩路"), "310000", "杭州",
	},
	{
		"陕西省", "西安市", "029", 8, 7,
		careline.Words{EN: "Shaanxi dialect", ZH: "陕西话"},
		strings.Fields("雁塔区 碑林区 莲湖区 新城区 未央区 长安区"),
		strings.Fields("长安中路 友谊东路 太白南路 未央路 科技路 大庆路 小寨东路 东关正街"), "710000", "西安",
	},
	{
		"重庆市", "重庆市", "023", 8, 7,
		careline.Words{EN: "Chongqing dialect", ZH: "重庆话"},
		strings.Fields("渝中区 江北区 南岸区 沙坪坝区 九龙坡区 渝北区"),
		strings.Fields("民生路 建新北路 南坪西路 小龙坎正街 石杨路 金开大道 学府大道 渝州路"), "400000", "重庆",
	},
	{
		"辽宁省", "沈阳市", "024", 8, 6,
		careline.Words{EN: "North-eastern dialect", ZH: "东北话"},
		strings.Fields("和平区 沈河区 皇姑区 大东区 铁西区 浑南区"),
		strings.Fields("中华路 青年大街 长江街 建设东路 北海街 南京南街 崇山东路 文艺路"), "110000", "沈阳",
	},
	{
		"山东省", "青岛市", "0532", 8, 6,
		careline.Words{EN: "Qingdao dialect", ZH: "青岛话"},
		strings.Fields("市南区 市北区 李沧区 崂山区 城阳区"),
		strings.Fields("香港中路 山东路 辽阳西路 延吉路 重庆中路 海尔路 人民路 正阳路"), "266000", "青岛",
	},
	{
		"江苏省", "扬州市", "0514", 8, 3,
		careline.Words{EN: "Yangzhou dialect", ZH: "扬州话"},
		strings.Fields("广陵区 邗江区 江都区"),
		strings.Fields("文昌中路 扬子江中路 江阳中路 汶河南路 龙川南路"), "225000", "扬州",
	},
}

// compounds are the names of housing estates all over the country.
var compounds = strings.Fields(`阳光花园 锦绣家园 金色家园 翠竹苑 江南名府 紫金花园 碧桂园 万科城 龙湖天街 保利花园 中海国际 华润二十四城
世纪城 东方明珠 香榭丽舍 水岸名都 绿地新都会 银河湾 凤凰城 新华苑 幸福里 和平小区 建设新村 纺织新村 铁路新村 教师公寓 金陵世家
枫林绿洲 橡树湾 书香门第 滨江一号 湖滨花园 御景豪庭 天润城 仁恒江湾 梧桐公馆 向阳里 松竹里 望江楼 桃园新村`)

// placeOf chooses a city as its share says.
func placeOf(r *rand.Rand) *place {
	sum := 0
	for i := range places {
		sum += places[i].share
	}
	n := r.IntN(sum)
	for i := range places {
		if n -= places[i].share; n < 0 {
			return &places[i]
		}
	}
	return &places[0]
}

// site invents an address in the city.
func (p *place) site(r *rand.Rand) careline.Site {
	street := fmt.Sprintf("%s%d号", pick(r, p.streets), 1+r.IntN(380))
	building, entrance, flat := 1+r.IntN(38), 1+r.IntN(4), (1+r.IntN(24))*100+1+r.IntN(4)
	switch r.IntN(10) {
	case 0:
		street += fmt.Sprintf("%d室", flat)
	case 1, 2:
		street += fmt.Sprintf("%s%d栋%d单元%d室", pick(r, compounds), building, entrance, flat)
	case 3:
		street += fmt.Sprintf("%s%d幢%d室", pick(r, compounds), building, flat)
	default:
		street += fmt.Sprintf("%s%d-%d-%d", pick(r, compounds), building, entrance, flat)
	}
	return careline.Site{Region: p.region(pick(r, p.districts)), Street: street, Postal: p.postal}
}

// officeSite invents a firm's address.
func (p *place) officeSite(r *rand.Rand) careline.Site {
	street := fmt.Sprintf("%s%d号%s大厦%d层", pick(r, p.streets), 1+r.IntN(380), pick(r, firmNames), 2+r.IntN(26))
	return careline.Site{Region: p.region(pick(r, p.districts)), Street: street, Postal: p.postal}
}

// landline invents a number of the city, as people write it.
func (p *place) landline(r *rand.Rand) string {
	n := fmt.Sprintf("%d%07d", 5+r.IntN(4), r.IntN(10_000_000))
	return p.area + "-" + spare(n)
}

var mobileHeads = strings.Fields("130 131 132 133 135 136 137 138 139 150 151 152 155 156 157 158 159 170 173 176 177 178 180 181 182 183 185 186 187 188 189 191 198 199")

// mobile invents a mobile number.
func mobile(r *rand.Rand) string {
	return pick(r, mobileHeads) + spare(fmt.Sprintf("%08d", r.IntN(100_000_000)))
}

// spare keeps the tails of the well-known customer's numbers for him alone.
func spare(number string) string {
	for _, tail := range []string{"8823", "1147"} {
		if strings.HasSuffix(number, tail) {
			return number[:len(number)-4] + "6" + number[len(number)-3:]
		}
	}
	return number
}

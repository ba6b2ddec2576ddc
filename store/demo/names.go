package demo

import (
	"math/rand/v2"
	"strings"
)

// surnames with how many in ten thousand people bear them, roughly as in the
// census of 2020.
var surnames = weighted(`王 719 李 719 张 676 刘 517 陈 453 杨 308 黄 224 赵 206 吴 205 周 202 徐 146 孙 135 马 123 朱 122 胡 122
郭 113 何 108 林 108 高 105 罗 103 郑 84 梁 84 谢 75 宋 75 唐 69 许 66 韩 66 冯 61 邓 60 曹 60 彭 59 曾 56 萧 5 肖 50 田 50 董 50
袁 47 潘 46 于 46 蒋 46 蔡 45 余 42 杜 42 叶 41 程 40 苏 40 魏 39 吕 39 丁 38 任 38 沈 37 姚 36 卢 36 姜 35 崔 34 钟 33 谭 33
陆 32 汪 31 范 31 金 30 石 29 廖 29 贾 28 夏 27 韦 27 付 26 方 26 白 25 邹 25 孟 25 熊 24 秦 24 邱 23 江 23 尹 22 薛 22 闫 21
段 21 雷 20 侯 20 龙 19 史 19 陶 18 黎 18 贺 17 顾 17 毛 17 郝 16 龚 16 邵 16 万 15 钱 15 严 15 覃 14 武 14 戴 14 莫 13 孔 13
向 12 汤 12 欧阳 8 上官 1 司徒 1 诸葛 1 夏侯 1`)

// The given names of three generations: those of people who own a home.
var (
	menSingle   = strings.Fields("伟 强 磊 军 勇 杰 涛 超 明 刚 平 辉 鹏 华 飞 鑫 波 斌 宇 浩 凯 健 俊 帆 帅 旭 宁 龙 林 阳 毅 峰 亮 成 东 洋 建 文 博 哲")
	womenSingle = strings.Fields("芳 娜 敏 静 丽 艳 娟 霞 玲 燕 婷 雪 琳 颖 洁 倩 莉 萍 红 梅 丹 慧 晶 莹 欣 佳 蕾 薇 瑶 璐 琴 云 蓉 岚 英 华 兰 凤 洋 悦")
	menFirst    = strings.Fields("建 国 志 文 永 海 明 德 家 世 俊 子 浩 宇 振 少 立 光 春 新 晓 庆 长 金 玉 天 宏 正 学 卫")
	menSecond   = strings.Fields("国 华 平 军 明 强 林 生 辉 东 峰 杰 宇 轩 然 博 民 良 康 祥 龙 文 斌 涛 伟 成 荣 安 勇 福")
	womenFirst  = strings.Fields("秀 玉 桂 淑 丽 春 晓 雅 美 佳 思 雨 欣 梦 子 婉 海 月 红 爱 素 金 慧 文 诗 若 凤 惠 小 瑞")
	womenSecond = strings.Fields("英 兰 珍 芳 华 梅 玲 霞 红 娟 萍 琴 云 莲 燕 婷 琪 涵 怡 瑶 妍 洁 敏 芬 香 蓉 慧 宁 彤 洋")
)

// Parts of companies' names.
var (
	firmNames = strings.Fields("宏远 鑫达 恒通 华盛 博雅 中科 瑞丰 天成 金桥 东方 新世纪 绿洲 远景 聚贤 汇丰源 安居 明德 品尚 嘉禾 智联")
	firmTrade = strings.Fields("科技有限公司 商贸有限公司 餐饮管理有限公司 酒店管理有限公司 教育咨询有限公司 物业服务有限公司 装饰工程有限公司 医疗器械有限公司 律师事务所 幼儿园")
)

// fullName invents a name. One in fifty is foreign, one in two hundred long.
func fullName(r *rand.Rand, surname string) (name string, foreign bool) {
	switch n := r.IntN(200); {
	case surname == "" && n < 4:
		return pick(r, foreignFirst) + " " + pick(r, foreignLast), true
	case surname == "" && n == 4:
		return pick(r, longNames), false
	}
	if surname == "" {
		surname = surnames.pick(r)
	}
	return surname + givenName(r), false
}

func givenName(r *rand.Rand) string {
	single, first, second := menSingle, menFirst, menSecond
	if r.IntN(2) == 0 {
		single, first, second = womenSingle, womenFirst, womenSecond
	}
	if r.IntN(10) < 3 {
		return pick(r, single)
	}
	return pick(r, first) + pick(r, second)
}

// surnameOf gives the surname of a Chinese name, for others of the family.
func surnameOf(name string) string {
	for _, s := range surnames.words {
		if len(s) > len("王") && strings.HasPrefix(name, s) {
			return s
		}
	}
	for _, c := range name {
		return string(c)
	}
	return ""
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// weights is words that are not equally frequent.
type weights struct {
	words []string
	upTo  []int // the sum of the weights of the words up to this one
}

// weighted reads words with a weight after each.
func weighted(list string) weights {
	var w weights
	sum := 0
	fields := strings.Fields(list)
	for i := 0; i+1 < len(fields); i += 2 {
		n := 0
		for _, d := range fields[i+1] {
			n = n*10 + int(d-'0')
		}
		sum += n
		w.words = append(w.words, fields[i])
		w.upTo = append(w.upTo, sum)
	}
	return w
}

func (w weights) pick(r *rand.Rand) string {
	n := r.IntN(w.upTo[len(w.upTo)-1])
	for i, end := range w.upTo {
		if n < end {
			return w.words[i]
		}
	}
	return w.words[0]
}

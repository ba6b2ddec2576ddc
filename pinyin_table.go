package careline

import "strings"

// syllables holds all that Mandarin has as true, with ü as v and, as people
// also type it, as u; and their beginnings as false.
var syllables = func() map[string]bool {
	known := map[string]bool{}
	for _, s := range strings.Fields(syllableTable) {
		known[s] = true
		for n := 1; n < len(s); n++ {
			if !known[s[:n]] {
				known[s[:n]] = false
			}
		}
	}
	return known
}()

const syllableTable = `
a ai an ang ao ba bai ban bang bao bei ben beng bi bian biang biao bie bin bing bo bong bu ca cai can cang cao ce
cei cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou
cu cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die din ding diu dong dou du duan dui dun duo e ei en
eng er fa fan fang fei fen feng fiao fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun
guo ha hai han hang hao he hei hen heng hm hng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin
jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan
lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lue lun luo lv lve m ma mai man mang mao
me mei men meng mi mian miao mie min ming miu mo mou mu n na nai nan nang nao ne nei nen neng ng ni nia nian niang niao nie
nin ning niu nong nou nu nuan nue nun nuo nv nve o ou pa pai pan pang pao pei pen peng pi pia pian piao pie pin ping po pou
pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri rong rou ru rua ruan rui run
ruo sa sai san sang sao se sei sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang
shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui
tun tuo wa wai wan wang wei wen weng wo wong wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye
yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng
zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo`

// soundsLikePinyin tells whether w can be what people type for a Chinese
// name: syllables, the last perhaps not finished, or after whole syllables
// the initials of others (wangjg).
func soundsLikePinyin(w string) bool {
	const longest = 6
	if len(w) > 64 {
		return false
	}
	whole := make([]bool, len(w)+1) // w up to here is whole syllables
	whole[0] = true
	for i := range len(w) {
		if !whole[i] {
			continue
		}
		rest := w[i:]
		if _, begins := syllables[rest]; begins || i > 0 && len(rest) <= 3 && areInitials(rest) {
			return true
		}
		for n := 1; n <= min(longest, len(rest)); n++ {
			if syllables[rest[:n]] {
				whole[i+n] = true
			}
		}
	}
	return whole[len(w)]
}

// areInitials tells whether every letter of s can begin a syllable.
func areInitials(s string) bool {
	return strings.Trim(s, "abcdefghjklmnopqrstwxyz") == ""
}

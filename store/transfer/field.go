package transfer

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// field is what a column holds.
type field string

// The fields of a customer. The parts of a name are joined to one.
const (
	fieldExternalID field = "external_id"
	fieldName       field = "name"
	fieldFirstName  field = "first_name"
	fieldMiddleName field = "middle_name"
	fieldLastName   field = "last_name"
	fieldCompany    field = "company"
	fieldPhone      field = "phone"
	fieldEmail      field = "email"
	fieldFax        field = "fax"
	fieldAddress    field = "address"
	fieldStreet     field = "street"
	fieldDistrict   field = "district"
	fieldCity       field = "city"
	fieldProvince   field = "province"
	fieldPostal     field = "postal"
	fieldCountry    field = "country"
	fieldLanguage   field = "language"
	fieldTier       field = "tier"
	fieldPreference field = "preference"
	fieldNote       field = "note"
	fieldLabel      field = "label"
	fieldOther      field = "other_contact"  // neither phone nor e-mail nor fax
	fieldHomes      field = "more_addresses" // one a line
)

// fields lists the fields in the order in which an error names them.
var fields = []field{
	fieldExternalID, fieldName, fieldFirstName, fieldMiddleName, fieldLastName, fieldCompany, fieldPhone, fieldEmail,
	fieldFax, fieldAddress, fieldStreet, fieldDistrict, fieldCity, fieldProvince, fieldPostal, fieldCountry,
	fieldLanguage, fieldTier, fieldPreference, fieldNote, fieldLabel,
	fieldOther, fieldHomes,
}

// many are the fields of which a customer may have several: each of their
// columns is taken. Of any other field the first column that is not empty is
// taken, and what the rest say goes to the note.
var many = map[field]bool{
	fieldPhone: true, fieldEmail: true, fieldFax: true, fieldNote: true, fieldStreet: true,
	fieldOther: true, fieldHomes: true,
}

// headers are the names by which columns are known, as plainHeader leaves them.
var headers = byHeader(map[field]string{
	fieldExternalID: "id externalid customerid customerno customernumber clientid accountnumber accountno membernumber " +
		"外部编号 客户编号 客户号 客户代码 用户编号 会员号 会员编号 编号",
	fieldName: "name fullname customer customername clientname contact contactname contactperson " +
		"姓名 名字 名称 客户 客户名称 客户姓名 客户名 用户 用户姓名 用户名称 顾客 顾客姓名 联系人 联系人姓名 收货人 业主 业主姓名",
	fieldFirstName:  "firstname givenname forename 名",
	fieldMiddleName: "middlename",
	fieldLastName:   "lastname surname familyname 姓 姓氏",
	fieldCompany: "company companyname organisation organization firm employer " +
		"公司 公司名称 单位 单位名称 工作单位 企业 企业名称",
	fieldPhone: "phone phonenumber phoneno tel telephone telephonenumber telno mobile mobilephone mobilenumber mobileno cell " +
		"cellphone homephone workphone officephone contactnumber contactphone daytimephone landline " +
		"电话 电话号码 联系电话 联系方式 手机 手机号 手机号码 移动电话 固话 固定电话 座机 座机号码 家庭电话 宅电 办公电话 单位电话 公司电话 " +
		"备用电话 其他电话 客户电话 用户电话 收货人电话 来电号码",
	fieldEmail: "email emailaddress mail 邮箱 电子邮箱 电子邮件 邮件 邮件地址 邮箱地址",
	fieldFax:   "fax faxnumber faxno 传真 传真号 传真号码",
	fieldAddress: "address addr fulladdress postaladdress homeaddress serviceaddress " +
		"地址 详细地址 完整地址 联系地址 家庭地址 家庭住址 住址 安装地址 收货地址 送货地址 客户地址 用户地址 通讯地址 住所",
	fieldStreet: "street streetaddress streetname addressline line1 line2 addressline1 addressline2 address1 address2 address3 " +
		"street1 street2 apartment apt suite 街道地址 街道 路 小区 门牌 门牌号",
	fieldDistrict: "district county 区 县 区县 县区 区或县 行政区 所在区",
	fieldCity:     "city town 市 城市 地市 所在市 所在城市",
	fieldProvince: "province region state stateprovince provincestate 省 省份 州 所在省 省市",
	fieldPostal:   "zip zipcode postal postcode postalcode 邮编 邮政编码",
	fieldCountry:  "country countrycode nation 国家 国别 国家地区",
	fieldLanguage: "language lang spokenlanguage dialect 语言 方言 语种",
	fieldTier:     "tier servicetier level grade 等级 客户等级 会员等级 级别 客户级别 服务等级",
	fieldOther:    "othercontact 其他联系方式",
	fieldHomes:    "moreaddresses 更多地址",
	fieldPreference: "preference preferences contactpreference bestcontacttime " +
		"偏好 客户偏好 联系偏好 方便时间",
	fieldNote: "note notes remark remarks comment comments memo description web website url homepage " +
		"备注 说明 备注说明 附注 网址 网站 主页",
	fieldLabel: "label addresslabel addresstype 标签 地址类型",
})

func byHeader(names map[field]string) map[string]field {
	all := map[string]field{}
	for f, list := range names {
		for name := range strings.FieldsSeq(list) {
			all[name] = f
		}
	}
	return all
}

// plainHeader leaves of a column's name what tells it from others: letters
// and digits, in lower case, without what stands in brackets.
func plainHeader(name string) string {
	var b strings.Builder
	depth := 0
	for _, r := range strings.ToLower(width.Fold.String(name)) {
		switch {
		case r == '(' || r == '[' || r == '【':
			depth++
		case r == ')' || r == ']' || r == '】':
			depth = max(0, depth-1)
		case depth == 0 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// fieldOf tells by its name what a column holds; false where that can't be told.
func fieldOf(name string) (field, bool) {
	plain := plainHeader(name)
	if f, ok := headers[plain]; ok {
		return f, true
	}
	f, ok := headers[strings.TrimRight(plain, "0123456789一二三四")]
	return f, ok
}

// parseField reads the name of a field in a map; region and state are other
// words for province.
func parseField(name string) (field, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, f := range fields {
		if name == string(f) {
			return f, true
		}
	}
	return fieldOf(name)
}

package transfer

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"careline"
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

// customerFieldsOf describes the fields of a customer. Of those that are not
// Many the first column that is not empty is taken, and what the rest say goes to the note.
func customerFieldsOf() []careline.ListField {
	return []careline.ListField{
		{Code: string(fieldExternalID), Name: careline.Words{EN: "external number", ZH: "外部编号"}, Known: strings.Fields(
			"id externalid customerid customerno customernumber clientid accountnumber accountno " +
				"membernumber 外部编号 客户编号 客户号 客户代码 用户编号 会员号 会员编号 编号")},
		{Code: string(fieldName), Name: careline.Words{EN: "name", ZH: "姓名"}, Needed: true, Or: true, Known: strings.Fields(
			"name fullname customer customername clientname contact contactname contactperson 姓名 名字 " +
				"名称 客户 客户名称 客户姓名 客户名 用户 用户姓名 用户名称 顾客 顾客姓名 联系人 联系人姓名 收货人 业主 业主姓名")},
		{Code: string(fieldFirstName), Name: careline.Words{EN: "first name", ZH: "名"}, Needed: true, Or: true, Known: strings.Fields(
			"firstname givenname forename 名")},
		{Code: string(fieldMiddleName), Name: careline.Words{EN: "middle name", ZH: "中间名"}, Known: strings.Fields(
			"middlename")},
		{Code: string(fieldLastName), Name: careline.Words{EN: "last name", ZH: "姓"}, Needed: true, Or: true, Known: strings.Fields(
			"lastname surname familyname 姓 姓氏")},
		{Code: string(fieldCompany), Name: careline.Words{EN: "company", ZH: "单位"}, Needed: true, Or: true, Known: strings.Fields(
			"company companyname organisation organization firm employer 公司 公司名称 单位 单位名称 工作单位 企业 企业名称")},
		{Code: string(fieldPhone), Name: careline.Words{EN: "phone", ZH: "电话"}, Needed: true, Or: true, Many: true, Known: strings.Fields(
			"phone phonenumber phoneno tel telephone telephonenumber telno mobile mobilephone " +
				"mobilenumber mobileno cell cellphone homephone workphone officephone contactnumber " +
				"contactphone daytimephone landline 电话 电话号码 联系电话 联系方式 手机 手机号 手机号码 移动电话 固话 固定电话 座机 座机号码 " +
				"家庭电话 宅电 办公电话 单位电话 公司电话 备用电话 其他电话 客户电话 用户电话 收货人电话 来电号码")},
		{Code: string(fieldEmail), Name: careline.Words{EN: "e-mail", ZH: "电子邮箱"}, Many: true, Known: strings.Fields(
			"email emailaddress mail 邮箱 电子邮箱 电子邮件 邮件 邮件地址 邮箱地址")},
		{Code: string(fieldFax), Name: careline.Words{EN: "fax", ZH: "传真"}, Many: true, Known: strings.Fields(
			"fax faxnumber faxno 传真 传真号 传真号码")},
		{Code: string(fieldAddress), Name: careline.Words{EN: "address", ZH: "地址"}, Known: strings.Fields(
			"address addr fulladdress postaladdress homeaddress serviceaddress 地址 详细地址 完整地址 联系地址 家庭地址 " +
				"家庭住址 住址 安装地址 收货地址 送货地址 客户地址 用户地址 通讯地址 住所")},
		{Code: string(fieldStreet), Name: careline.Words{EN: "street", ZH: "街道"}, Many: true, Known: strings.Fields(
			"street streetaddress streetname addressline line1 line2 addressline1 addressline2 " +
				"address1 address2 address3 street1 street2 apartment apt suite 街道地址 街道 路 小区 门牌 门牌号")},
		{Code: string(fieldDistrict), Name: careline.Words{EN: "district", ZH: "区县"}, Known: strings.Fields(
			"district county 区 县 区县 县区 区或县 行政区 所在区")},
		{Code: string(fieldCity), Name: careline.Words{EN: "city", ZH: "城市"}, Known: strings.Fields(
			"city town 市 城市 地市 所在市 所在城市")},
		{Code: string(fieldProvince), Name: careline.Words{EN: "province", ZH: "省"}, Known: strings.Fields(
			"province region state stateprovince provincestate 省 省份 州 所在省 省市")},
		{Code: string(fieldPostal), Name: careline.Words{EN: "postal code", ZH: "邮编"}, Known: strings.Fields(
			"zip zipcode postal postcode postalcode 邮编 邮政编码")},
		{Code: string(fieldCountry), Name: careline.Words{EN: "country", ZH: "国家"}, Known: strings.Fields(
			"country countrycode nation 国家 国别 国家地区")},
		{Code: string(fieldLanguage), Name: careline.Words{EN: "language", ZH: "语言"}, Known: strings.Fields(
			"language lang spokenlanguage dialect 语言 方言 语种")},
		{Code: string(fieldTier), Name: careline.Words{EN: "tier", ZH: "等级"}, Known: strings.Fields(
			"tier servicetier level grade 等级 客户等级 会员等级 级别 客户级别 服务等级")},
		{Code: string(fieldPreference), Name: careline.Words{EN: "preference", ZH: "偏好"}, Known: strings.Fields(
			"preference preferences contactpreference bestcontacttime 偏好 客户偏好 联系偏好 方便时间")},
		{Code: string(fieldNote), Name: careline.Words{EN: "note", ZH: "备注"}, Many: true, Known: strings.Fields(
			"note notes remark remarks comment comments memo description web website url homepage 备注 " +
				"说明 备注说明 附注 网址 网站 主页")},
		{Code: string(fieldLabel), Name: careline.Words{EN: "label of the address", ZH: "地址标签"}, Known: strings.Fields(
			"label addresslabel addresstype 标签 地址类型")},
		{Code: string(fieldOther), Name: careline.Words{EN: "other contact", ZH: "其他联系方式"}, Many: true, Known: strings.Fields(
			"othercontact 其他联系方式")},
		{Code: string(fieldHomes), Name: careline.Words{EN: "more addresses", ZH: "更多地址"}, Many: true, Known: strings.Fields(
			"moreaddresses 更多地址")},
	}
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

package careline

import "sync"

//go:generate go run ./testdata/hantable package/dist/esm-lib/dict

// The blocks of Han characters in which traditional forms are looked for: the
// common ones and extension A.
const firstHanForm, lastHanForm = 0x3400, 0x9FFF

// simplifiedForms has for each character of those blocks its simplified form,
// 0 where it has no other. It is made when it is first asked for.
var simplifiedForms = sync.OnceValue(func() *[lastHanForm - firstHanForm + 1]rune {
	var forms [lastHanForm - firstHanForm + 1]rune
	traditional := rune(0)
	for _, r := range simplifiedPairs {
		if traditional == 0 {
			traditional = r
			continue
		}
		forms[traditional-firstHanForm] = r
		traditional = 0
	}
	return &forms
})

// simplified gives the simplified form of a traditional character, such as 张
// for 張, and any other as it is. 乾 stays: in names it is not 干.
func simplified(r rune) rune {
	if r < firstHanForm || r > lastHanForm {
		return r
	}
	if s := simplifiedForms()[r-firstHanForm]; s != 0 {
		return s
	}
	return r
}

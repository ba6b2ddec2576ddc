package store

import (
	"context"
	"database/sql"
	"errors"

	"careline"
)

// fault is the class of a driver's error, whatever the engine.
type fault int

const (
	faultNone fault = iota // not an error of the driver
	faultBusy
	faultFull
	faultReadOnly
	faultNoAccess
	faultForeign
	faultCorrupt
	faultDisk
	faultStopped
	faultTaken
	faultDangling
	faultHistory
	faultUnfit
	faultAgain
	faultLost
	faultStranger
	faultNewer
	faultOther
)

var faultCodes = map[fault]careline.Code{
	faultBusy:     careline.CodeUnavailable,
	faultFull:     careline.CodeUnavailable,
	faultReadOnly: careline.CodeUnavailable,
	faultNoAccess: careline.CodeUnavailable,
	faultForeign:  careline.CodeUnavailable,
	faultCorrupt:  careline.CodeUnavailable,
	faultDisk:     careline.CodeUnavailable,
	faultStopped:  careline.CodeUnavailable,
	faultTaken:    careline.CodeConflict,
	faultDangling: careline.CodeInvalid,
	faultHistory:  careline.CodeForbidden,
	faultUnfit:    careline.CodeInvalid,
	faultAgain:    careline.CodeUnavailable,
	faultLost:     careline.CodeUnavailable,
	faultStranger: careline.CodeUnavailable,
	faultNewer:    careline.CodeUnavailable,
	faultOther:    careline.CodeFailed,
}

var faultWords = map[fault]careline.Phrase{
	faultBusy: careline.Say("The store is busy: somebody else kept it for more than ten seconds; try again.",
		"数据库忙：被他人占用超过十秒，请重试。"),
	faultFull: careline.Say("The disk that the store is on is full; nothing was saved.",
		"数据库所在磁盘已满；未保存。"),
	faultReadOnly: careline.Say("The store can't be written to: its file or its folder is read-only.",
		"数据库不可写：文件或所在文件夹为只读。"),
	faultNoAccess: careline.Say("The store's file can't be opened.", "无法打开数据库文件。"),
	faultForeign: careline.Say("The file is not a careline store; it was left as it is.",
		"该文件不是 careline 数据库；未作任何改动。"),
	faultCorrupt: careline.Say("The store's file is damaged; restore it from a backup.",
		"数据库文件已损坏，请用备份恢复。"),
	faultDisk:    careline.Say("The disk that the store is on reports an error.", "数据库所在磁盘出错。"),
	faultStopped: careline.Say("The work was stopped before it was done; nothing was saved.", "操作在完成前被中止；未保存。"),
	faultTaken:   careline.Say("The store already has a record with this key.", "已存在相同编号的记录。"),
	faultDangling: careline.Say("The record points at another one that the store does not have.",
		"该记录引用了不存在的记录。"),
	faultHistory: careline.Say("The history can't be changed.", "历史记录不可更改。"),
	faultUnfit:   careline.Say("The store can't hold a value of this record.", "该记录含有无法保存的内容。"),
	faultAgain: careline.Say("Too many others are at the same records; nothing was saved, try again.",
		"过多人同时修改相同记录；未保存，请重试。"),
	faultLost: careline.Say("The store can't be reached; nothing was saved.", "数据库无法访问；未保存。"),
	faultStranger: careline.Say("The store's server is not the one that is meant, or can't prove it: its certificate does not hold.",
		"数据库服务器无法证明身份：其证书无效。"),
	faultNewer: errNewer.Message,
	faultOther: careline.Say("The store failed.", "数据库出错。"),
}

// problem makes an Error of whatever a driver gives; Errors stay as they are.
func (d *dialect) problem(ctx context.Context, err error) error {
	var known *careline.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	f := d.fault(err)
	switch {
	case ctx.Err() != nil:
		// The driver then says "interrupted" or "transaction is done".
		f, err = faultStopped, errors.Join(ctx.Err(), err)
	case f == faultNone && (errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)):
		f = faultStopped
	case f == faultNone:
		f = faultOther
	}
	if own, is := d.words[f]; is {
		return careline.NewError(faultCodes[f], own, err)
	}
	return faultError(f, err)
}

func faultError(f fault, cause error) error {
	return careline.NewError(faultCodes[f], faultWords[f], cause)
}

// unconfirmed is problem for a commit: after an error of the disk nobody can
// tell whether it is kept.
func (d *dialect) unconfirmed(ctx context.Context, err error) error {
	if d.many && d.after(err) == unknown {
		return notConfirmed(err)
	}
	if err != nil && d.fault(err) == faultDisk {
		return careline.NewError(careline.CodeNotConfirmed, careline.Say(
			"The disk failed while saving; look whether it was saved before trying again.",
			"保存时磁盘出错；重试前请先确认是否已保存。"), err)
	}
	return d.problem(ctx, err)
}

func unavailable(p careline.Phrase, cause error) *careline.Error {
	return careline.NewError(careline.CodeUnavailable, p, cause)
}

// taken gives a unique key's conflict the sentence that tells which key.
func taken(err error, p careline.Phrase) error {
	var e *careline.Error
	// A conflict of versions has the present record with it.
	if errors.As(err, &e) && e.Code == careline.CodeConflict && e.Current == nil {
		return careline.NewError(careline.CodeConflict, p, err)
	}
	return err
}

// outdated is the refusal of a save with an old version. The record as it is
// now goes with it, for both to be shown side by side.
func outdated(ref careline.Ref, current any) error {
	e := outdatedEntry(ref.Kind, ref.String(), current)
	e.On = ref
	return e
}

func outdatedEntry(kind careline.Speaker, which string, current any) *careline.Error {
	e := careline.NewError(careline.CodeConflict, careline.Say(
		"Somebody else changed the %s %s in the meantime.", "%s %s 刚刚被他人修改。", kind, which), nil)
	e.Current = current
	return e
}

// notFound makes sql.ErrNoRows the sentence about what is missing.
func notFound(err error, what careline.Speaker, which string) error {
	if errors.Is(err, sql.ErrNoRows) {
		return careline.NotFound(what, which)
	}
	return err
}

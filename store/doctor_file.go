package store

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"careline"
)

const (
	// leastFree is room for a day's work and the log; a tenth of the store's
	// size more leaves time to act.
	leastFree = 256 << 20
	// mostLog is four times what the log is cut to; it grows beyond that only
	// while somebody reads without end.
	mostLog = 256 << 20
)

// surroundings looks at the file from outside.
func (x *examination) surroundings(info fs.FileInfo) {
	folder := filepath.Dir(x.path)
	x.tell("file", !info.Mode().IsRegular(), careline.Say("The store is %s, of %s.", "数据库为 %s，大小 %s。", x.path, size(info.Size())))
	x.modes(info, folder)
	if onNetwork(x.path) {
		x.failed("disk", networkDisk(x.path))
	} else {
		x.tell("disk", false, careline.Say("No network disk is known under it.", "未发现网络磁盘。"))
	}
	x.space(info, folder)
	var log int64
	if wal, err := os.Stat(x.path + "-wal"); err == nil {
		log = wal.Size()
	}
	if log > mostLog {
		x.tell("log", true, careline.Say("The log has grown to %s: somebody has been reading for too long.",
			"日志已增至 %s：有人长时间占用读取。", size(log)))
	} else {
		x.tell("log", false, careline.Say("The log has %s.", "日志大小 %s。", size(log)))
	}
}

// modes: who can read the file bypasses every role, and who can write to the
// folder can put another file in its place.
func (x *examination) modes(info fs.FileInfo, folder string) {
	if runtime.GOOS == "windows" { // has no modes
		return
	}
	for _, end := range append([]string{""}, sideFiles...) {
		if f, err := os.Stat(x.path + end); err == nil && f.Mode().Perm()&0o077 != 0 {
			x.tell("modes", true, careline.Say("Others can get at %s (mode %04o); take their rights away with chmod 600.",
				"他人可访问 %s（权限 %04o）；请用 chmod 600 收回。", filepath.Base(x.path)+end, int(f.Mode().Perm())))
			return
		}
	}
	f, err := os.Stat(folder)
	if err != nil || f.Mode().Perm()&0o022 != 0 {
		x.tell("modes", true, careline.Say("Others can write to the folder %s; take their rights away with chmod go-w.",
			"他人可写入文件夹 %s；请用 chmod go-w 收回。", folder))
		return
	}
	x.tell("modes", false, careline.Say("Only you can get at the file (mode %04o).", "仅本人可访问该文件（权限 %04o）。", int(info.Mode().Perm())))
}

func (x *examination) space(info fs.FileInfo, folder string) {
	free, known := freeBytes(folder)
	if !known {
		return
	}
	if free < leastFree+info.Size()/10 {
		x.tell("space", true, careline.Say("Only %s are free on the disk; a full disk stops all saving.",
			"磁盘仅剩 %s；磁盘满后将无法保存。", size(free)))
		return
	}
	x.tell("space", false, careline.Say("%s are free on the disk.", "磁盘可用空间 %s。", size(free)))
}

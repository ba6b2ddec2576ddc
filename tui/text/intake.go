package text

// Intake is what the page says that takes lists in from files.
type Intake struct {
	Open, Title, TitleOf string // "%s" is the kind of list
	Tag                  string // in the title bar, while it runs
	NoFiles, NoKind      string // no files can be reached from here; may not: "%s" is the kind

	FileStep, What, Path, PathHint, Names, Look, Complete string
	Reading, File, Encoding, Separator, Header            string
	Comma, Semicolon, Tab, Pipe, Space, FirstSheet        string
	Line                                                  string // "%d"

	ColumnStep, Columns, Country, CountryRead string // "%s" is the country that holds
	NotTaken, Nameless, Joined                string // a column without a name: "%d"; joined with: "%s"
	Ignored, Lacks, Or, AsLastTime            string // "%s" are columns; fields
	LacksNow                                  string // the same, on the status line
	Preview, Earlier                          string // keys
	Before                                    string // rows done by an earlier run: "%s"

	RowStep, First, Whole, Trying, Row  string // how far the dry run is: "%s" rows
	New, Updates, Same, Refused         string // what becomes of a row
	Duplicates                          string // pairs
	Counts, RawPhones                   string // rows, and what becomes of them
	Run, GoOn, Other                    string // keys
	Running, Stopping                   string // another work is under way; it ends soon
	RunStep, Rows, Rate, Left, Took     string
	Meanwhile, Stop                     string
	Done, StoppedAt, Broke              string // "%s" rows
	Created, Updated, Rejected, Rejects string
	StoppedHow                          string // how to go on
	DoneStatus                          string // read, new, updated, refused
	StoppedStatus                       string // "%s" rows
}

var intakeEN = Intake{
	Open: "import a list", Title: "Import", TitleOf: "Import %s", Tag: "import",
	NoFiles: "No files can be reached from here.", NoKind: "Your role may not import: %s.",
	FileStep: "1 File", What: "what", Path: "file", PathHint: "path of a CSV or XLSX file, typed or pasted", Names: "Names there", Look: "open", Complete: "complete",
	Reading: "reading the file…", File: "file", Encoding: "written in", Separator: "cells apart", Header: "header",
	Comma: "comma", Semicolon: "semicolon", Tab: "tab", Pipe: "bar |", Space: "blank", FirstSheet: "first sheet", Line: "line %d",
	ColumnStep: "2 Columns", Columns: "Column of the file, and what it is taken for", Country: "country",
	CountryRead: "phones without a country code are read as %s",
	NotTaken:    "not taken", Nameless: "column %d", Joined: "joined: %s",
	Ignored: "Not taken: %s", Lacks: "Still lacks: %s", Or: " or ", AsLastTime: "columns as last time",
	LacksNow: "The list still lacks %s; choose the column that holds it.",
	Preview:  "preview", Earlier: "back",
	Before:  "%s rows of this file are in already, from an import that was interrupted; it goes on after them.",
	RowStep: "3 Preview", First: "The first rows as they would be taken", Whole: "The whole list, tried without keeping anything",
	Trying: "%s rows tried", Row: "Line %d",
	New: "new", Updates: "updates", Same: "known", Refused: "refused",
	Counts:     "%s rows: %s new, %s with updates, %s known as they are, %s refused",
	Duplicates: "%s pairs of files are likely one person's; {console.duplicates|=} shows them.",
	RawPhones:  "%s phones can't be understood and stay as written.",
	Run:        "import", GoOn: "go on", Other: "another list",
	Running: "Other long work is under way; wait for its end.", Stopping: "Stopping after the rows at hand.",
	RunStep: "4 Import", Rows: "rows", Rate: "a second", Left: "time left", Took: "took",
	Meanwhile: "You can work on meanwhile: {console.search|F2} or {console.board|F7} leaves this page and the import goes on.", Stop: "stop",
	Done: "All of it is in.", StoppedAt: "Stopped after %s rows, which are kept.", Broke: "It broke off after %s rows, which are kept.",
	Created: "new", Updated: "brought up to date", Rejected: "not taken", Rejects: "rows not taken, and why",
	StoppedHow:    "Enter goes on from there; so does importing the same file later, here or with careline import.",
	DoneStatus:    "imported %s rows: %s new, %s brought up to date, %s not taken",
	StoppedStatus: "import stopped after %s rows; importing the same file again goes on from there",
}

var intakeZH = Intake{
	Open: "导入列表", Title: "导入", TitleOf: "导入%s", Tag: "导入",
	NoFiles: "此处无法访问文件。", NoKind: "您的角色无权导入：%s。",
	FileStep: "1 文件", What: "内容", Path: "文件", PathHint: "CSV 或 XLSX 文件的路径，可键入或粘贴", Names: "该处的文件", Look: "打开", Complete: "补全",
	Reading: "正在读取文件…", File: "文件", Encoding: "编码", Separator: "分隔符", Header: "表头",
	Comma: "逗号", Semicolon: "分号", Tab: "制表符", Pipe: "竖线 |", Space: "空格", FirstSheet: "第一张工作表", Line: "第 %d 行",
	ColumnStep: "2 列", Columns: "文件的列，及其含义", Country: "国家",
	CountryRead: "无国家代码的电话按 %s 识别",
	NotTaken:    "不导入", Nameless: "第 %d 列", Joined: "合并：%s",
	Ignored: "不导入：%s", Lacks: "还缺：%s", Or: "或", AsLastTime: "列与上次相同",
	LacksNow: "列表还缺%s；请选择对应的列。",
	Preview:  "预览", Earlier: "返回",
	Before:  "此文件已有 %s 行在上次中断前导入；将从其后继续。",
	RowStep: "3 预览", First: "前几行将这样导入", Whole: "整份列表试运行，不保存任何内容",
	Trying: "已试 %s 行", Row: "第 %d 行",
	New: "新增", Updates: "更新", Same: "已有", Refused: "拒绝",
	Counts:     "%s 行：新增 %s，更新 %s，已有 %s，拒绝 %s",
	Duplicates: "%s 对档案可能是同一人；按 {console.duplicates|=} 查看。",
	RawPhones:  "%s 个电话无法识别，将按原样保存。",
	Run:        "导入", GoOn: "继续", Other: "另一份列表",
	Running: "另一项耗时操作正在进行，请等待其结束。", Stopping: "处理完手头的行即停止。",
	RunStep: "4 导入", Rows: "行数", Rate: "每秒", Left: "剩余时间", Took: "用时",
	Meanwhile: "可同时做其他工作：按 {console.search|F2} 或 {console.board|F7} 离开本页，导入会继续。", Stop: "停止",
	Done: "已全部导入。", StoppedAt: "已在 %s 行后停止，已导入的行均已保存。", Broke: "在 %s 行后中断，已导入的行均已保存。",
	Created: "新增", Updated: "更新", Rejected: "未导入", Rejects: "未导入的行及原因",
	StoppedHow:    "按回车从中断处继续；以后在此处或用 careline import 再次导入同一文件也会继续。",
	DoneStatus:    "已导入 %s 行：新增 %s，更新 %s，未导入 %s",
	StoppedStatus: "导入在 %s 行后停止；再次导入同一文件即可继续",
}

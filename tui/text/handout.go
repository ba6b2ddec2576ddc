package text

// Handout is what the page says that hands lists out to files.
type Handout struct {
	Open, Title, TitleOf, Tag string // "%s" is what is handed out
	Form, What, Format, Path  string
	Export, Replace           string // keys
	There                     string // a file is there already, and what replaces it
	Whole                     string // what "path" reads as a proposal
	Running, Stopping, Stop   string
	Rows, Rate, Took          string
	Meanwhile, Stopped, Done  string // "%s" rows
	File, Private             string
	DoneStatus                string // rows, path
	Other                     string
}

var handoutEN = Handout{
	Open: "export a list", Title: "Export", TitleOf: "Export %s", Tag: "export",
	Form: "Hand a list out to a file", What: "what", Format: "format", Path: "file",
	Export: "export", Replace: "replace the file",
	There:   "There is such a file already; press {form.save|ctrl+s} again to replace it.",
	Whole:   "CSV and XLSX open in a spreadsheet, and no cell runs as a formula; JSON is one array.",
	Running: "Other long work is under way; wait for its end.", Stopping: "Stopping.", Stop: "stop",
	Rows: "rows", Rate: "a second", Took: "took",
	Meanwhile: "You can work on meanwhile: {console.search|F2} or {console.board|F7} leaves this page and the export goes on.",
	Stopped:   "Stopped after %s rows; no file is left.", Done: "%s rows are written.",
	File: "file", Private: "Only you can read it. The history tells that it was handed out.",
	DoneStatus: "exported %s rows to %s", Other: "another list",
}

var handoutZH = Handout{
	Open: "导出列表", Title: "导出", TitleOf: "导出%s", Tag: "导出",
	Form: "将列表导出到文件", What: "内容", Format: "格式", Path: "文件",
	Export: "导出", Replace: "覆盖文件",
	There:   "已有同名文件；再按一次 {form.save|ctrl+s} 覆盖。",
	Whole:   "CSV 和 XLSX 可用电子表格打开，单元格不会作为公式运行；JSON 为一个数组。",
	Running: "另一项耗时操作正在进行，请等待其结束。", Stopping: "正在停止。", Stop: "停止",
	Rows: "行数", Rate: "每秒", Took: "用时",
	Meanwhile: "可同时做其他工作：按 {console.search|F2} 或 {console.board|F7} 离开本页，导出会继续。",
	Stopped:   "已在 %s 行后停止，未留下文件。", Done: "已写出 %s 行。",
	File: "文件", Private: "只有您能读取。历史会记录此次导出。",
	DoneStatus: "已导出 %s 行到 %s", Other: "另一份列表",
}

package sshd

import (
	"time"

	"careline"
)

// byeWithin is how long a last word may take.
const byeWithin = 2 * time.Second

// ending is why a session is over.
type ending struct {
	log    string           // in the log
	said   careline.Speaker // to the person; nil: nothing
	closes bool             // the connection goes too
}

// Error makes an ending the cause of a context's end.
func (e *ending) Error() string { return e.log }

// Why sessions end.
var (
	endQuit = ending{log: "quit"}
	endGone = ending{log: "line dropped"}
	endStop = ending{log: "server stopped", closes: true, said: careline.Say(
		"the server stops; what you typed is kept. Connect again in a moment.", "服务器即将停止；您输入的内容已保留。请稍后重新连接。")}
	endLock = ending{log: "locked", closes: true, said: careline.Say(
		"locked. What you typed is kept; reconnect with your key.",
		"已锁定。您输入的内容已保留；请用密钥重新连接。")}
	endOut = ending{log: "no longer admitted", closes: true, said: careline.Say(
		"your key no longer opens this hotline; ask an administrator.", "您的密钥已不能登录本热线；请联系管理员。")}
	endRole = ending{log: "role changed", closes: true, said: careline.Say(
		"your role has changed; what you typed is kept. Connect again.", "您的角色已变更；您输入的内容已保留。请重新连接。")}
	endStuck = ending{log: "the terminal took nothing", closes: true}
	endDead  = ending{log: "the line was dead", closes: true}
)

// Why there is no room.
var (
	fullServer = ending{log: "the server is full", said: careline.Say(
		"the server is full; try again in a moment.", "服务器会话已满；请稍后再试。")}
	fullAddress = ending{log: "too many sessions from the address", said: careline.Say(
		"there are too many sessions from your address; close one first.", "来自您地址的会话过多；请先关闭一个。")}
	fullPerson = ending{log: "too many sessions of the person", said: careline.Say(
		"you have too many sessions; close one first.", "您打开的会话过多；请先关闭一个。")}
)

var (
	noTerminal = careline.Say("a terminal is needed; connect without a command, or with ssh -t.", "需要终端；连接时不要带命令，或用 ssh -t。")
	noCommands = careline.Say("there is only the console here; connect without a command.", "此处只提供控制台；连接时不要带命令。")
	broken     = careline.Say("the console has failed; what you typed is kept. Connect again.", "控制台出错；您输入的内容已保留。请重新连接。")
)

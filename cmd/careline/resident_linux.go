package main

import (
	"bytes"
	"os"
	"strconv"
)

// resident is the memory that this process holds, in bytes; 0 where the system
// does not tell.
func resident() int64 { return residentOf(os.Getpid()) }

// residentOf is that of another process.
func residentOf(pid int) int64 {
	statm, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/statm")
	if err != nil {
		return 0
	}
	fields := bytes.Fields(statm)
	if len(fields) < 2 {
		return 0
	}
	pages, err := strconv.ParseInt(string(fields[1]), 10, 64)
	if err != nil {
		return 0
	}
	return pages * int64(os.Getpagesize())
}

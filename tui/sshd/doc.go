// Package sshd serves the console over SSH: one process for all sessions, and
// nothing but the console. It knows no store: who a key belongs to, and who may
// be in, it asks a Doorman.
package sshd

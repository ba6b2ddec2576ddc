package config

import (
	"strconv"
	"strings"
	"time"

	"github.com/spf13/viper"

	"careline"
)

// The shortest and the longest time that a session over SSH may be set to live
// without a key, and the most sessions.
const (
	shortestLock = time.Minute
	longestLock  = 12 * time.Hour
	mostSessions = 10_000
)

func (c *Config) fillServe(v *viper.Viper) (err error) {
	c.ServeListen = strings.TrimSpace(v.GetString(ServeListen))
	if c.ServeLock, err = parseLock(v.GetString(ServeLock)); err != nil {
		return err
	}
	if c.ServeSessions, err = parseSessions(ServeSessions, v.GetString(ServeSessions)); err != nil {
		return err
	}
	c.ServeAddress, err = parseSessions(ServeAddress, v.GetString(ServeAddress))
	return err
}

func parseLock(s string) (time.Duration, error) {
	d, err := time.ParseDuration(strings.TrimSpace(s))
	if err != nil || d < shortestLock || d > longestLock {
		return 0, usage(careline.Say("%q is not a time after which a session is locked; use 1m to 12h, such as 15m.",
			"%q 不是有效的锁定时长；请用 1m 到 12h，例如 15m。", s), err)
	}
	return d, nil
}

func parseSessions(key, s string) (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 1 || n > mostSessions {
		return 0, usage(careline.Say("%[1]s is how many sessions there may be, 1 to 10000, not %[2]q.",
			"%[1]s 为会话数上限，取 1 到 10000，不能是 %[2]q。", key, s), err)
	}
	return n, nil
}

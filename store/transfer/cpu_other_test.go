//go:build !unix

package transfer_test

import "time"

func processorTime() time.Duration { return 0 }

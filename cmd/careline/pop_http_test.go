package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"careline"
)

const aToken = "0123456789abcdef0123"

// asked gives what the listener answers, and what reached the hotline.
func asked(h *popHandler, r *http.Request) (status int, body string) {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	text, _ := io.ReadAll(w.Result().Body)
	return w.Code, string(text)
}

func listening(rang *[]careline.PopRing, fail error) *popHandler {
	return newPopHandler(aToken, func(_ context.Context, in careline.PopRing) (careline.Pop, error) {
		*rang = append(*rang, in)
		return careline.Pop{Answer: careline.CallerKnown, Call: careline.Interaction{ID: 7, Number: "138 0013 8823"}}, fail
	}, careline.English, func() time.Time { return time.Unix(0, 0) })
}

func get(target string) *http.Request {
	r := httptest.NewRequest(http.MethodGet, target, nil)
	r.Host = "127.0.0.1:7788"
	return r
}

func TestATelephoneSystemAnnouncesACallByURL(t *testing.T) {
	t.Parallel()
	var rang []careline.PopRing
	h := listening(&rang, nil)
	withHeader := get("/pop?caller=%2B8613800138823&line=complaint&to=lina")
	withHeader.Header.Set("Authorization", "Bearer "+aToken)
	post := httptest.NewRequest(http.MethodPost, "/pop", strings.NewReader(url.Values{"caller": {""}, "token": {aToken}}.Encode()))
	post.Host = "[::1]:7788"
	post.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for _, r := range []*http.Request{withHeader, get("/pop?caller=anonymous&token=" + aToken), post} {
		status, body := asked(h, r)
		if want := `{"interaction":"` + careline.InteractionID(7).String() + `","answer":"known"}` + "\n"; status != 200 || body != want {
			t.Errorf("%s %s: %d %s", r.Method, r.URL, status, body)
		}
	}
	if len(rang) != 3 || rang[0] != (careline.PopRing{Number: "+8613800138823", Line: careline.LineComplaint, To: "lina"}) {
		t.Errorf("it rang %+v", rang)
	}
}

func TestTheListenerRefusesWhatIsNotATelephoneSystem(t *testing.T) {
	t.Parallel()
	ok := "/pop?caller=1&token=" + aToken
	with := func(r *http.Request, change func(*http.Request)) *http.Request { change(r); return r }
	long := strings.Repeat("1", 10_000)
	form := func(body string) *http.Request {
		r := httptest.NewRequest(http.MethodPost, "/pop?token="+aToken, strings.NewReader(body))
		r.Host = "localhost:7788"
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		return r
	}
	for name, c := range map[string]struct {
		r      *http.Request
		status int
	}{
		"no token":              {get("/pop?caller=1"), 401},
		"wrong token":           {get("/pop?caller=1&token=" + aToken[1:]), 401},
		"wrong header":          {with(get(ok), func(r *http.Request) { r.Header.Set("Authorization", "Bearer x") }), 401},
		"rebound name":          {with(get(ok), func(r *http.Request) { r.Host = "evil.example:7788" }), 403},
		"looks like loopback":   {with(get(ok), func(r *http.Request) { r.Host = "127.0.0.1.evil.example" }), 403},
		"another address":       {with(get(ok), func(r *http.Request) { r.Host = "192.168.1.5" }), 403},
		"no host":               {with(get(ok), func(r *http.Request) { r.Host = "" }), 403},
		"another path":          {get("/"), 404},
		"another method":        {with(get(ok), func(r *http.Request) { r.Method = http.MethodDelete }), 405},
		"no caller":             {get("/pop?token=" + aToken), 400},
		"a long caller":         {get(ok + "&to=" + strings.Repeat("x", 300)), 400},
		"a very long address":   {get("/pop?token=" + aToken + "&caller=" + long), 414},
		"a very long body":      {form("caller=" + long), 400},
		"bad UTF-8":             {get("/pop?token=" + aToken + "&caller=%ff%fe"), 400},
		"a form that is none":   {form("%zz"), 400},
		"a line break in login": {get(ok + "&to=%ff%0d%0aX:1"), 400},
	} {
		var rang []careline.PopRing
		status, body := asked(listening(&rang, nil), c.r)
		if status != c.status || len(rang) > 0 || !strings.HasPrefix(body, `{"error":{"code":"`) || len(body) > 200 || strings.Contains(body, aToken) {
			t.Errorf("%s: %d %.300s, rang %d", name, status, body, len(rang))
		}
	}
}

func TestTheListenerSendsNothingBackThatWasSent(t *testing.T) {
	t.Parallel()
	var rang []careline.PopRing
	h := listening(&rang, careline.NewError(careline.CodeNotFound, careline.Say("There is no %s.", "没有 %s。", "secretname"), nil))
	status, body := asked(h, get("/pop?caller=1%0d%0aSet-Cookie:x&to=secretname&token="+aToken))
	if status != 404 || strings.Contains(body, "secretname") || strings.Contains(body, "Cookie") {
		t.Errorf("%d %s", status, body)
	}
}

func TestTheListenerTakesNoFlood(t *testing.T) {
	t.Parallel()
	var rang []careline.PopRing
	now := time.Unix(0, 0)
	h := listening(&rang, nil)
	h.clock = func() time.Time { return now }
	for range popBurst {
		if status, body := asked(h, get("/pop?caller=1&token="+aToken)); status != 200 {
			t.Fatalf("%d %s", status, body)
		}
	}
	if status, _ := asked(h, get("/pop?caller=1&token="+aToken)); status != 429 {
		t.Errorf("one more is %d", status)
	}
	now = now.Add(time.Second)
	if status, _ := asked(h, get("/pop?caller=1&token="+aToken)); status != 200 {
		t.Errorf("a second later it is %d", status)
	}
}

package main

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"careline"
)

// The limits of the listener: a telephone system sends little, and not often.
const (
	popPath      = "/pop"
	popBody      = 4 << 10 // bytes of a request's address, and of its body
	popValue     = 200     // bytes of each value
	popEachMilli = 50      // one request in so many milliseconds
	popBurst     = 40      // requests at once
)

// popHandler answers telephone systems that can only call a URL.
type popHandler struct {
	token [sha256.Size]byte
	ring  func(context.Context, careline.PopRing) (careline.Pop, error)
	lang  careline.Lang
	clock careline.Clock

	mu    sync.Mutex
	spare float64   // requests that may come at once
	since time.Time // as of when
}

func newPopHandler(token string, ring func(context.Context, careline.PopRing) (careline.Pop, error), l careline.Lang, clock careline.Clock) *popHandler {
	return &popHandler{token: sha256.Sum256([]byte(token)), ring: ring, lang: l, clock: clock, spare: popBurst, since: clock()}
}

// ServeHTTP takes GET and POST of /pop with caller, line and to.
func (h *popHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	// A page in a browser of this machine may be led here under a name that
	// was made to mean 127.0.0.1; the browser still sends that name.
	case !isLoopbackHost(r.Host):
		h.refuse(w, http.StatusForbidden, careline.CodeForbidden, careline.Say("Only this machine's own address is answered.", "仅接受本机地址的请求。"))
	case !h.allowed():
		h.refuse(w, http.StatusTooManyRequests, careline.CodeUnavailable, careline.Say("Too many requests.", "请求过多。"))
	case r.URL.Path != popPath:
		h.refuse(w, http.StatusNotFound, careline.CodeNotFound, careline.Say("There is only %s.", "只有 %s。", popPath))
	case r.Method != http.MethodGet && r.Method != http.MethodPost:
		w.Header().Set("Allow", "GET, POST")
		h.refuse(w, http.StatusMethodNotAllowed, careline.CodeUsage, careline.Say("Only GET and POST are answered.", "仅支持 GET 和 POST。"))
	case len(r.RequestURI) > popBody:
		h.refuse(w, http.StatusRequestURITooLong, careline.CodeInvalid, careline.Say("The request is too long.", "请求过长。"))
	default:
		h.announce(w, r)
	}
}

func (h *popHandler) announce(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, popBody)
	if err := r.ParseForm(); err != nil {
		h.refuse(w, http.StatusBadRequest, careline.CodeInvalid, careline.Say("The request can't be read.", "无法读取请求。"))
		return
	}
	if !h.knows(r) {
		w.Header().Set("WWW-Authenticate", "Bearer")
		h.refuse(w, http.StatusUnauthorized, careline.CodeForbidden, careline.Say("The token is missing or wrong.", "令牌缺失或有误。"))
		return
	}
	for _, name := range []string{"caller", "line", "to"} {
		if v := r.Form.Get(name); len(v) > popValue || !utf8.ValidString(v) {
			h.refuse(w, http.StatusBadRequest, careline.CodeInvalid, careline.Say("The value of %s can't be right.", "%s 的值有误。", name))
			return
		}
	}
	if !r.Form.Has("caller") {
		h.refuse(w, http.StatusBadRequest, careline.CodeUsage, careline.Say("The value of caller is missing.", "缺少 caller。"))
		return
	}
	p, err := h.ring(r.Context(), careline.PopRing{
		Number: r.Form.Get("caller"), Line: careline.Line(r.Form.Get("line")), To: r.Form.Get("to"),
	})
	if err != nil {
		// The sentence may quote what was sent; it is not sent back.
		h.refuse(w, statusOf(careline.CodeOf(err)), careline.CodeOf(err), careline.Say("The call can't be announced.", "无法通知该来电。"))
		return
	}
	answerJSON(w, http.StatusOK, popAnswer{p.Call.ID, p.Answer})
}

// knows tells whether the request shows the token: in its header, or where
// only a URL can be called, as a value. It takes as long for a wrong one.
func (h *popHandler) knows(r *http.Request) bool {
	shown := r.Form.Get("token")
	if bearer, is := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); is {
		shown = bearer
	}
	sum := sha256.Sum256([]byte(shown))
	return subtle.ConstantTimeCompare(sum[:], h.token[:]) == 1
}

// allowed takes one from the requests that may come now.
func (h *popHandler) allowed() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	now := h.clock()
	h.spare = min(popBurst, h.spare+float64(now.Sub(h.since).Milliseconds())/popEachMilli)
	h.since = now
	if h.spare < 1 {
		return false
	}
	h.spare--
	return true
}

func (h *popHandler) refuse(w http.ResponseWriter, status int, code careline.Code, said careline.Phrase) {
	var answer struct {
		Error struct {
			Code    careline.Code `json:"code"`
			Message string        `json:"message"`
		} `json:"error"`
	}
	answer.Error.Code, answer.Error.Message = code, said.In(h.lang)
	answerJSON(w, status, answer)
}

func answerJSON(w http.ResponseWriter, status int, v any) {
	head := w.Header()
	head.Set("Content-Type", "application/json; charset=utf-8")
	head.Set("Cache-Control", "no-store")
	head.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // who has hung up hears nothing
}

func statusOf(code careline.Code) int {
	switch code {
	case careline.CodeInvalid, careline.CodeUsage:
		return http.StatusBadRequest
	case careline.CodeNotFound:
		return http.StatusNotFound
	case careline.CodeConflict:
		return http.StatusConflict
	case careline.CodeForbidden:
		return http.StatusForbidden
	case careline.CodeUnavailable:
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// isLoopbackHost tells whether a host, with or without its port, is this
// machine by its own address.
func isLoopbackHost(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}

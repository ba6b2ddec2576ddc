package store

import (
	"context"
	"slices"
	"sync"

	"careline"
)

// vocabulary is the Latin words that the files have, as far as this process
// knows them. Words are added and never taken away: one that nobody has any
// more leads nowhere.
type vocabulary struct {
	mu      sync.Mutex
	words   *careline.Vocabulary
	last    int64               // lookup_word.id that words goes up to
	written map[string]struct{} // by this process, so that it need not try again
}

func newVocabulary() *vocabulary {
	return &vocabulary{words: careline.NewVocabulary(), written: map[string]struct{}{}}
}

// Vocabulary gives the words of all files, those of this moment at least.
func (r *reader) Vocabulary(ctx context.Context) (*careline.Vocabulary, error) {
	v := r.vocabulary
	if v == nil {
		v = newVocabulary()
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	var fresh []string
	last := v.last
	err := r.each(ctx, func(row scanner) error {
		var word string
		err := row.Scan(&last, &word)
		fresh = append(fresh, word)
		return err
	}, "SELECT id, word FROM lookup_word WHERE id > ? ORDER BY id", v.last-r.d.late)
	if err != nil {
		return nil, err
	}
	v.words.Add(fresh...)
	v.last = last
	return v.words, nil
}

// learn keeps words that no file had before.
func (w *writer) learn(ctx context.Context, words []string) error {
	fresh := expect("INSERT INTO lookup_word (word)", 1, len(words))
	fresh.after = " ON CONFLICT (word) DO NOTHING"
	for _, word := range w.vocabulary.unknown(words) {
		if _, done := w.learned[word]; !done {
			fresh.add(word)
			w.learned[word] = struct{}{}
		}
	}
	return w.insertAll(ctx, fresh)
}

// unknown leaves out the words that this process has written.
func (v *vocabulary) unknown(words []string) []string {
	v.mu.Lock()
	defer v.mu.Unlock()
	return slices.DeleteFunc(words, func(word string) bool {
		_, is := v.written[word]
		return is
	})
}

// wrote notes the words of a transaction that was committed.
func (v *vocabulary) wrote(words map[string]struct{}) {
	v.mu.Lock()
	defer v.mu.Unlock()
	for word := range words {
		v.written[word] = struct{}{}
	}
}

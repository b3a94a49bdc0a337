package session

import (
	"context"
	"slices"

	"kakaotui/internal/journal"
)

// Message is the message with this id, or with the only id that begins so. Errors: journal.ErrNotFound,
// *journal.AmbiguousError.
func (s *Session) Message(ctx context.Context, id string) (journal.Message, error) {
	if s.journal == nil {
		return journal.Message{}, ErrNoJournal
	}
	return s.journal.Find(ctx, id)
}

// Retry sends messages of the outbox now. Without ids these are all that are queued; with ids, or unique beginnings of
// ids, also unknown, refused and expired ones, which is a person's decision. One that becomes unknown while it is asked for is
// not sent: nobody decided about that. The later parts of a text that waited for one of them follow it. The receipt lists them
// all. Errors: those of journal.Retry, with nothing sent; else the worst *UndeliveredError.
func (s *Session) Retry(ctx context.Context, ids ...string) (Receipt, error) {
	if s.journal == nil {
		return Receipt{}, ErrNoJournal
	}
	if len(ids) == 0 {
		messages, err := s.journal.Retry(ctx)
		if err != nil || len(messages) == 0 {
			return Receipt{}, err
		}
		return s.dispatch(ctx, nil, messages)
	}
	var seen []journal.Message
	for _, id := range ids {
		m, err := s.journal.Find(ctx, id)
		if err != nil {
			return Receipt{}, err
		}
		seen = append(seen, m)
	}
	return s.RetrySeen(ctx, seen...)
}

// RetrySeen is Retry for a person who saw the messages as they are given: one that was not unknown then and is now is not
// sent.
func (s *Session) RetrySeen(ctx context.Context, seen ...journal.Message) (Receipt, error) {
	if s.journal == nil {
		return Receipt{}, ErrNoJournal
	}
	messages, err := s.journal.RetrySeen(ctx, seen...)
	if err != nil || len(messages) == 0 {
		return Receipt{}, err
	}
	if messages, err = s.withRest(ctx, messages); err != nil {
		return Receipt{}, err
	}
	return s.dispatch(ctx, nil, messages)
}

// withRest adds the queued parts that come after parts of a text.
func (s *Session) withRest(ctx context.Context, messages []journal.Message) ([]journal.Message, error) {
	if !slices.ContainsFunc(messages, func(m journal.Message) bool { return m.Part < m.Parts && m.State == journal.Queued }) {
		return messages, nil
	}
	queued, err := s.journal.List(ctx, journal.Queued)
	if err != nil {
		return nil, err
	}
	all := slices.Clone(messages)
	for _, rest := range queued {
		named := slices.ContainsFunc(messages, func(m journal.Message) bool { return m.ID == rest.ID })
		if !named && slices.ContainsFunc(messages, func(m journal.Message) bool {
			return m.Intent == rest.Intent && m.Recipient == rest.Recipient && m.Part < rest.Part && m.State == journal.Queued
		}) {
			all = append(all, rest)
		}
	}
	return all, nil
}

// Drop gives messages up. Errors as of journal.Retry.
func (s *Session) Drop(ctx context.Context, ids ...string) ([]journal.Message, error) {
	if s.journal == nil {
		return nil, ErrNoJournal
	}
	return s.journal.Drop(ctx, ids...)
}

// MarkSent takes a person's word that messages did arrive. Errors as of journal.Retry.
func (s *Session) MarkSent(ctx context.Context, ids ...string) ([]journal.Message, error) {
	if s.journal == nil {
		return nil, ErrNoJournal
	}
	return s.journal.MarkSent(ctx, ids...)
}

package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"
)

// loadUnsent reads what a person had begun to write, empty when there is nothing. A *DamagedError comes with nothing: the
// damaged file was set aside.
func loadUnsent[T any](path, what string) (T, error) {
	var none T
	b, err := readPrivate(path, fileLimit)
	if errors.Is(err, os.ErrNotExist) {
		return none, nil
	}
	if err != nil {
		return none, fmt.Errorf("reading the %s: %w", what, err)
	}
	unsent, damage := decodeUnsent[T](b)
	if damage == "" {
		return unsent, nil
	}
	damaged := &DamagedError{Path: path, Damage: damage}
	damaged.SetAside, damaged.Err = realDisk.clearAway(path, time.Now())
	return none, damaged
}

func decodeUnsent[T any](b []byte) (T, Damage) {
	var unsent, none T
	switch {
	case len(b) > fileLimit:
		return none, DamageHuge
	case json.Unmarshal(b, &unsent) != nil:
		return none, DamageBroken
	}
	return unsent, ""
}

// saveUnsent keeps it; nothing takes the file away. Of two processes the last writer wins. Errors: *NotWritableError,
// *NotPlainError.
func saveUnsent[T comparable](path, what string, unsent T) error {
	var none T
	if unsent == none {
		return remove(path)
	}
	b, err := json.Marshal(unsent)
	if err != nil {
		return fmt.Errorf("writing down the %s: %w", what, err)
	}
	return realDisk.writeWhole(path, append(b, '\n'))
}

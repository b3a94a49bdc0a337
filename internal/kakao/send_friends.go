package kakao

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// MaxReceivers is how many friends one call can send to (4.10).
const MaxReceivers = 5

// Delivery is what became of a message to friends (4.10): who got it, and why others did not. It names only receivers that
// were asked for, each once: one that Kakao names as delivered and as failed was delivered.
type Delivery struct {
	Delivered []string
	Failures  []Failure
}

// Failure is why some receivers did not get a message: Error.Op, Code and Message as of a refused call.
type Failure struct {
	UUIDs []string
	Err   *Error
}

// Unnamed are the receivers of whom the answer says nothing: nobody knows whether they got the message.
func (d Delivery) Unnamed(receivers []string) []string {
	return slices.DeleteFunc(slices.Clone(receivers), func(uuid string) bool {
		return slices.Contains(d.Delivered, uuid) ||
			slices.ContainsFunc(d.Failures, func(f Failure) bool { return slices.Contains(f.UUIDs, uuid) })
	})
}

// SendToFriends sends to at most MaxReceivers friends in one call (4.10); who is named twice gets it once. A receiver of whom
// the answer says nothing is in neither list. An error is of all of them: judge it as one of SendToMe.
func (c *Client) SendToFriends(ctx context.Context, access Secret, uuids []string, m Message) (Delivery, error) {
	receivers, err := receiversOf(uuids)
	if err != nil {
		return Delivery{}, err
	}
	path, form, err := c.sending(m)
	if err != nil {
		return Delivery{}, err
	}
	form.Set("receiver_uuids", jsonList(receivers))
	k := c.begin(OpSendToFriends, access)
	var d Delivery
	failed := k.ask(ctx, access, request{op: OpSendToFriends, method: http.MethodPost, path: "/v1/api/talk/friends/message/" + path,
		values: form, read: func(f fields) (err error) {
			d, err = k.delivery(f, receivers)
			return err
		}})
	return d, k.end(failed)
}

// receiversOf is each receiver once, in order.
func receiversOf(uuids []string) ([]string, error) {
	var receivers []string
	for i, uuid := range uuids {
		if strings.TrimSpace(uuid) == "" {
			return nil, &TemplateError{Field: fmt.Sprintf("receiver_uuids[%d]", i), Reason: FieldEmpty}
		}
		if !slices.Contains(receivers, uuid) {
			receivers = append(receivers, uuid)
		}
	}
	switch n := len(receivers); {
	case n == 0:
		return nil, &TemplateError{Field: "receiver_uuids", Reason: FieldEmpty}
	case n > MaxReceivers:
		return nil, &TemplateError{Field: "receiver_uuids", Reason: FieldTooMany, Length: n, Max: MaxReceivers}
	}
	return receivers, nil
}

// delivery reads a 200, which does not mean that everybody got the message.
func (k *call) delivery(f fields, receivers []string) (Delivery, error) {
	if !f.has("successful_receiver_uuids") && !f.has("failure_info") {
		return Delivery{}, errors.New("the answer names no receiver")
	}
	var delivered []string
	if f.has("successful_receiver_uuids") && json.Unmarshal(f["successful_receiver_uuids"], &delivered) != nil {
		return Delivery{}, errors.New("successful_receiver_uuids in the answer is not a list of receivers")
	}
	var failures []fields
	if f.has("failure_info") && json.Unmarshal(f["failure_info"], &failures) != nil {
		return Delivery{}, errors.New("failure_info in the answer is not a list of failures")
	}
	left := slices.Clone(receivers)
	take := func(named []string) []string {
		var taken []string
		left = slices.DeleteFunc(left, func(uuid string) bool {
			if slices.Contains(named, uuid) {
				taken = append(taken, uuid)
				return true
			}
			return false
		})
		return taken
	}
	d := Delivery{Delivered: take(delivered)}
	for _, failure := range failures {
		if uuids := take(failure.list("receiver_uuids")); len(uuids) > 0 {
			d.Failures = append(d.Failures, Failure{UUIDs: uuids, Err: k.refused(failure.number("code"), failure)})
		}
	}
	return d, nil
}

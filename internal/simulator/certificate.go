package simulator

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"time"
)

// certificateTTL is how long the certificates are good; browsers and curl take at most 398 days.
const certificateTTL = 365 * 24 * time.Hour

// makeCertificates makes a CA that can vouch for nothing but the two hosts, and the hosts' certificate. authority is the
// CA's certificate as PEM.
func makeCertificates(now time.Time) (authority []byte, leaf tls.Certificate, err error) {
	caKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, leaf, fmt.Errorf("make the CA's key: %w", err)
	}
	leafKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, leaf, fmt.Errorf("make the hosts' key: %w", err)
	}
	begin, end := now.Add(-time.Hour), now.Add(certificateTTL) // clocks differ
	ca := &x509.Certificate{
		SerialNumber: serialNumber(), Subject: pkix.Name{CommonName: "kakaotui simulator"}, NotBefore: begin, NotAfter: end,
		IsCA: true, BasicConstraintsValid: true, MaxPathLenZero: true, KeyUsage: x509.KeyUsageCertSign,
		PermittedDNSDomainsCritical: true, PermittedDNSDomains: playedHosts,
	}
	caDER, err := x509.CreateCertificate(rand.Reader, ca, ca, caKey.Public(), caKey)
	if err != nil {
		return nil, leaf, fmt.Errorf("make the CA's certificate: %w", err)
	}
	if ca, err = x509.ParseCertificate(caDER); err != nil { // with the key's id, which the hosts' certificate names
		return nil, leaf, fmt.Errorf("read the CA's certificate: %w", err)
	}
	hosts := &x509.Certificate{
		SerialNumber: serialNumber(), Subject: pkix.Name{CommonName: playedHosts[0]}, NotBefore: begin, NotAfter: end,
		DNSNames: playedHosts, KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	leafDER, err := x509.CreateCertificate(rand.Reader, hosts, ca, leafKey.Public(), caKey)
	if err != nil {
		return nil, leaf, fmt.Errorf("make the hosts' certificate: %w", err)
	}
	authority = pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: caDER})
	return authority, tls.Certificate{Certificate: [][]byte{leafDER, caDER}, PrivateKey: leafKey}, nil
}

func serialNumber() *big.Int {
	b := make([]byte, 16)
	_, _ = rand.Read(b) // never fails: it ends the program instead
	b[0] &= 0x7f        // positive
	return new(big.Int).SetBytes(b)
}

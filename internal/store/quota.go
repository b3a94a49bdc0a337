package store

// QuotaLimits are Kakao's limits as a person knows them better than we do; 0 leaves ours (kakao-api.md 7). They stand in
// config.toml under [quota].
type QuotaLimits struct {
	AppPerDay     int `toml:"app_per_day"`    // messages by the app
	SenderPerDay  int `toml:"sender_per_day"` // messages by one person
	PairPerDay    int `toml:"pair_per_day"`   // messages from one person to one
	AccessTokens  int `toml:"access_tokens"`  // issued within 10 minutes
	RefreshTokens int `toml:"refresh_tokens"` // issued within 60 minutes
}

# 카카오톡 나에게 보내기 (1) 인가 코드로 토큰 받기
# 브라우저 주소창의 code= 뒤를 복사해 아래에 붙여 넣는다. 코드는 한 번만 쓸 수 있다.
import json

import requests

rest_api_key = "{REST_API_KEY}"
redirect_uri = "{REDIRECT_URI}"
authorize_code = "{AUTHORIZE_CODE}"

url = "https://kauth.kakao.com/oauth/token"
data = {
    "grant_type": "authorization_code",
    "client_id": rest_api_key,
    "redirect_uri": redirect_uri,
    "code": authorize_code,
}

response = requests.post(url, data=data)
tokens = response.json()
print(tokens)

if "access_token" in tokens:
    with open("kakao_code.json", "w") as fp:
        json.dump(tokens, fp)
else:
    print("토큰을 받지 못했습니다. 상태 코드:", response.status_code)

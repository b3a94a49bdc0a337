# 카카오톡 나에게 보내기 (3) 메시지 보내기
# 원래는 while True와 time.sleep으로 되풀이하지만 여기서는 한 번만 보낸다.
import json

import requests

with open("kakao_token.json", "r") as fp:
    tokens = json.load(fp)[0]

url = "https://kapi.kakao.com/v2/api/talk/memo/default/send"
headers = {"Authorization": "Bearer " + tokens["access_token"]}
data = {
    "template_object": json.dumps({
        "object_type": "text",
        "text": "오늘의 할 일: 물 마시기 💧",
        "link": {
            "web_url": "https://developers.kakao.com",
            "mobile_web_url": "https://developers.kakao.com",
        },
        "button_title": "바로 확인",
    })
}

response = requests.post(url, headers=headers, data=data)
print(response.status_code)
if response.json().get("result_code") == 0:
    print("메시지를 성공적으로 보냈습니다.")
else:
    print("메시지를 보내지 못했습니다. 오류메시지 : " + str(response.json()))
